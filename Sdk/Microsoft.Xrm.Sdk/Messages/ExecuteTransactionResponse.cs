using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

[DataContract(Name = "ExecuteTransactionResponse", Namespace = ContractNamespaces.Contracts71)]
public sealed class ExecuteTransactionResponse : OrganizationResponse
{
    public OrganizationResponseCollection Responses => Results.ValueOrDefault<OrganizationResponseCollection>(nameof(Responses));
}
