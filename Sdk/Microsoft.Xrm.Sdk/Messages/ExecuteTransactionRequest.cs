using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

[DataContract(Name = "ExecuteTransactionRequest", Namespace = ContractNamespaces.Contracts71)]
public sealed class ExecuteTransactionRequest : OrganizationRequest
{
    public ExecuteTransactionRequest() => RequestName = "ExecuteTransaction";

    public OrganizationRequestCollection Requests
    {
        get => Parameters.ValueOrDefault<OrganizationRequestCollection>(nameof(Requests));
        set => Parameters[nameof(Requests)] = value;
    }

    public bool? ReturnResponses
    {
        get => Parameters.ValueOrDefault<bool?>(nameof(ReturnResponses));
        set => Parameters[nameof(ReturnResponses)] = value;
    }
}
