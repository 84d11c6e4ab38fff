using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>
/// The organization service in a plug-in's hands. In a transaction its requests join it, and one that fails dooms it;
/// in a top-level stage 10 or an async step each request is a transaction of its own.
/// </summary>
internal sealed class PluginOrganizationService(
    Engine engine, PluginContext context, RequestContext origin, RequestScope? scope, Identity identity) : OrganizationServiceBase
{
    public override OrganizationResponse Execute(OrganizationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        origin.Execution.Count(request.RequestName, RequestTarget.TableOf(request));
        var nested = new RequestContext(identity, context.Depth + 1, origin.Execution) { Parent = context };
        return scope switch
        {
            { InTransaction: true } => Join(request, nested with { Ambient = scope }, scope),
            null => FromAsyncStep(request, nested),
            _ => engine.Executor.Execute(request, nested),
        };
    }

    private OrganizationResponse FromAsyncStep(OrganizationRequest request, RequestContext nested)
    {
        engine.Hooks.PassAsyncMoment();
        var response = engine.Executor.Execute(request, nested);
        engine.Hooks.PassAsyncMoment();
        return response;
    }

    private OrganizationResponse Join(OrganizationRequest request, RequestContext nested, RequestScope transaction)
    {
        transaction.ThrowIfDoomed();
        try
        {
            return engine.Executor.Execute(request, nested);
        }
        catch
        {
            transaction.Doom();
            throw;
        }
        finally
        {
            transaction.EndStatement();
        }
    }
}
