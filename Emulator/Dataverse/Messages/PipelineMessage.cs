using CrmPayments.Emulator.Dataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>A message that steps can be registered on: it goes through the stages, and this is what its stage 30 does.</summary>
internal abstract class PipelineMessage : Message
{
    /// <summary>Its stage 30 writes, so the write transaction is taken at stage 20 already; a custom API takes it at its first write.</summary>
    public virtual bool Writes => true;

    /// <summary>The table and row the request is about, after alternate keys were resolved.</summary>
    public abstract EntityReference Primary(ParameterCollection input);

    /// <summary>Before stage 10: what is malformed is refused, alternate keys become ids.</summary>
    public virtual void Prepare(MessageCall call)
    {
    }

    /// <summary>Between stages 10 and 20.</summary>
    public virtual void Authorize(MessageCall call)
    {
    }

    /// <summary>Stage 30: fills <see cref="MessageCall.Output"/> under the keys the pipeline knows.</summary>
    public abstract void Run(MessageCall call);

    /// <summary>The typed response for what the pipeline left in its output.</summary>
    public abstract OrganizationResponse Respond(ParameterCollection output);

    public sealed override OrganizationResponse Execute(OrganizationRequest request, RequestContext context, RequestExecutor executor) =>
        executor.Pipeline.Run(this, request, context);
}
