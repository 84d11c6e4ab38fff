using CrmPayments.Emulator.Dataverse.Faults;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages;

internal static class Batch
{
    /// <exception cref="System.ServiceModel.FaultException">There are more than 1000; ErrorDetails["MaxBatchSize"] tells the limit.</exception>
    public static OrganizationRequestCollection RequestsOf(OrganizationRequest request)
    {
        if (!request.Parameters.TryGetValue("Requests", out var value) || value is not OrganizationRequestCollection requests)
        {
            throw DataverseFaults.InvalidArgument("Required parameter 'Requests' is missing.");
        }

        if (requests.Count > ExecuteMultipleMessage.MaxBatchSize)
        {
            var fault = DataverseFaults.InvalidArgument($"The request contains {requests.Count} requests; the limit is {ExecuteMultipleMessage.MaxBatchSize}.");
            fault.Detail.ErrorDetails["MaxBatchSize"] = ExecuteMultipleMessage.MaxBatchSize;
            throw fault;
        }

        return requests;
    }
}
