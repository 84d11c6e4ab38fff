using CrmPayments.Emulator.Dataverse.Messages;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>Runs one message through the stages.</summary>
internal sealed class MessagePipeline(Engine engine)
{
    /// <summary>Parameters that steer the service and that no step sees as input.</summary>
    private const string Tag = "tag";

    public OrganizationResponse Run(PipelineMessage message, OrganizationRequest request, RequestContext context)
    {
        using var own = context.Ambient is null ? engine.NewScope(context.Execution) : null;
        var call = new MessageCall(engine, context, context.Ambient ?? own!, InputOf(request));
        var tag = request.Parameters.TryGetValue(Tag, out var given) ? given as string : context.Tag;
        new PipelineRun(engine, message, call, tag, request.RequestId) { Bypassed = BypassedSteps.Of(request) }.Run();
        return message.Respond(call.Output);
    }

    private static ParameterCollection InputOf(OrganizationRequest request)
    {
        var input = new ParameterCollection();
        foreach (var (name, value) in request.Parameters.Where(parameter => parameter.Key is not (Tag or BypassedSteps.Parameter)))
        {
            OptionalParameters.Check(name, value);
            input[name] = value is Entity row ? Rows.Copy(row) : value;
        }

        return input;
    }
}
