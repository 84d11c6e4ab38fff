using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

[DataContract(Name = "CreateMultipleRequest", Namespace = ContractNamespaces.Contracts90)]
public sealed class CreateMultipleRequest : OrganizationRequest
{
    public CreateMultipleRequest() => RequestName = "CreateMultiple";

    public EntityCollection Targets
    {
        get => Parameters.ValueOrDefault<EntityCollection>(nameof(Targets));
        set => Parameters[nameof(Targets)] = value;
    }
}
