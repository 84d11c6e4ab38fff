using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Messages;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>Finds the message a request names and runs it, in the caller's transaction or in one of its own.</summary>
internal sealed class RequestExecutor(Engine engine, MessageCatalog messages)
{
    /// <summary>The platform's limit; it counts plug-ins that trigger each other, async ones included.</summary>
    public const int DepthLimit = 8;

    public MessagePipeline Pipeline { get; } = new(engine);

    public Engine Engine => engine;

    public OrganizationResponse Execute(OrganizationRequest request, RequestContext context)
    {
        if (context.Depth > DepthLimit)
        {
            throw ExecutionFaults.DepthExceeded();
        }

        return messages.Find(request.RequestName).Execute(request, context, this);
    }

    /// <summary>Runs several requests as one transaction: the caller's, or one that is committed here.</summary>
    public T InTransaction<T>(RequestContext context, Func<RequestContext, T> work)
    {
        if (context.Ambient is not null)
        {
            return work(context);
        }

        using var scope = engine.NewScope(context.Execution);
        scope.Open();
        var result = work(context with { Ambient = scope });
        scope.Commit();
        return result;
    }

    /// <summary>What a message needs that does not run the pipeline: it reads, or changes rows no step can be registered on.</summary>
    public T Direct<T>(OrganizationRequest request, RequestContext context, Func<MessageCall, T> work) =>
        InTransaction(context, inside => work(new MessageCall(engine, inside, inside.Ambient!, request.Parameters)));
}
