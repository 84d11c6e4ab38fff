using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Contracts2011)]
public sealed class UpsertResponse : OrganizationResponse
{
    public bool RecordCreated => Results.ValueOrDefault<bool>(nameof(RecordCreated));

    public EntityReference Target => Results.ValueOrDefault<EntityReference>(nameof(Target));
}
