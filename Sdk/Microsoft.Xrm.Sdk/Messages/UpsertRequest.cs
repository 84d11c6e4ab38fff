using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

[DataContract(Name = "UpsertRequest", Namespace = ContractNamespaces.Contracts71)]
public sealed class UpsertRequest : OrganizationRequest
{
    public UpsertRequest() => RequestName = "Upsert";

    public Entity Target
    {
        get => Parameters.ValueOrDefault<Entity>(nameof(Target));
        set => Parameters[nameof(Target)] = value;
    }
}
