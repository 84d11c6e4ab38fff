using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

[DataContract(Name = "UpsertMultipleRequest", Namespace = ContractNamespaces.Contracts90)]
public sealed class UpsertMultipleRequest : OrganizationRequest
{
    public UpsertMultipleRequest() => RequestName = "UpsertMultiple";

    public EntityCollection Targets
    {
        get => Parameters.ValueOrDefault<EntityCollection>(nameof(Targets));
        set => Parameters[nameof(Targets)] = value;
    }
}
