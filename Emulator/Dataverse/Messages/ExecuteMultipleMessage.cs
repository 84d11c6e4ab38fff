using System.ServiceModel;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>Several requests in a row, each a transaction of its own unless a plug-in sends them.</summary>
internal sealed class ExecuteMultipleMessage : Message
{
    public const int MaxBatchSize = 1000;

    public override string Name => "ExecuteMultiple";

    public override OrganizationResponse Execute(OrganizationRequest request, RequestContext context, RequestExecutor executor)
    {
        var requests = Batch.RequestsOf(request);
        if (requests.Any(item => item.RequestName == Name))
        {
            throw DataverseFaults.InvalidOperation("ExecuteMultiple request cannot contain another ExecuteMultiple request.");
        }

        var settings = request.Parameters.TryGetValue("Settings", out var given) && given is ExecuteMultipleSettings some ? some : new();
        return RunAll(requests, settings, item => ExecuteItem(item, context, executor));
    }

    private static OrganizationResponse ExecuteItem(OrganizationRequest item, RequestContext context, RequestExecutor executor)
    {
        try
        {
            return executor.Execute(item, context);
        }
        catch
        {
            // A plug-in sends it: the failed item has ended the transaction it is in, whatever ContinueOnError says.
            context.Ambient?.Doom();
            throw;
        }
    }

    private static ExecuteMultipleResponse RunAll(
        OrganizationRequestCollection requests, ExecuteMultipleSettings settings, Func<OrganizationRequest, OrganizationResponse> execute)
    {
        var items = new ExecuteMultipleResponseItemCollection();
        var faulted = false;
        for (var index = 0; index < requests.Count && (!faulted || settings.ContinueOnError); index++)
        {
            var item = RunOne(requests[index], index, execute);
            faulted |= item.Fault is not null;
            if (item.Fault is not null || settings.ReturnResponses)
            {
                items.Add(item);
            }
        }

        return new ExecuteMultipleResponse { Results = { ["Responses"] = items, ["IsFaulted"] = faulted } };
    }

    private static ExecuteMultipleResponseItem RunOne(OrganizationRequest request, int index, Func<OrganizationRequest, OrganizationResponse> execute)
    {
        try
        {
            return new ExecuteMultipleResponseItem { RequestIndex = index, Response = execute(request) };
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            return new ExecuteMultipleResponseItem { RequestIndex = index, Fault = fault.Detail };
        }
    }
}
