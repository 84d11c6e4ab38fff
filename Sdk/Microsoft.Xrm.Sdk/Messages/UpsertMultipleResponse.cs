using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

[DataContract(Name = "UpsertMultipleResponse", Namespace = ContractNamespaces.Contracts90)]
public sealed class UpsertMultipleResponse : OrganizationResponse
{
    public new UpsertResponse[] Results => base.Results.ValueOrDefault<UpsertResponse[]>(nameof(Results));
}
