using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

[DataContract(Name = "RetrieveMultipleResponse", Namespace = ContractNamespaces.Contracts2011)]
public sealed class RetrieveMultipleResponse : OrganizationResponse
{
    public EntityCollection EntityCollection => Results.ValueOrDefault<EntityCollection>(nameof(EntityCollection));
}
