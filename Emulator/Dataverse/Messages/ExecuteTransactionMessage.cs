using System.ServiceModel;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>Several requests as one transaction: all or none.</summary>
internal sealed class ExecuteTransactionMessage : Message
{
    public override string Name => "ExecuteTransaction";

    public override OrganizationResponse Execute(OrganizationRequest request, RequestContext context, RequestExecutor executor)
    {
        var requests = Batch.RequestsOf(request);
        if (requests.Any(item => item.RequestName is "ExecuteTransaction" or "ExecuteMultiple"))
        {
            throw DataverseFaults.InvalidOperation("ExecuteTransaction request cannot contain ExecuteTransaction or ExecuteMultiple requests.");
        }

        var responses = new OrganizationResponseCollection();
        executor.InTransaction(context, inside =>
        {
            responses.AddRange(requests.Select((item, index) => RunOne(item, index, inside, executor)));
            return true;
        });
        var wanted = request.Parameters.TryGetValue("ReturnResponses", out var value) && value is true;
        return new ExecuteTransactionResponse { Results = { ["Responses"] = wanted ? responses : new OrganizationResponseCollection() } };
    }

    private static OrganizationResponse RunOne(OrganizationRequest item, int index, RequestContext context, RequestExecutor executor)
    {
        try
        {
            return executor.Execute(item, context);
        }
        catch (FaultException<OrganizationServiceFault> inner)
        {
            throw new FaultException<OrganizationServiceFault>(Fault(inner.Detail, index), new FaultReason(inner.Message));
        }
    }

    private static ExecuteTransactionFault Fault(OrganizationServiceFault inner, int index) => new()
    {
        FaultedRequestIndex = index,
        ErrorCode = inner.ErrorCode,
        Message = inner.Message,
        ErrorDetails = inner.ErrorDetails,
        TraceText = inner.TraceText,
        Timestamp = inner.Timestamp,
        InnerFault = inner.InnerFault,
    };
}
