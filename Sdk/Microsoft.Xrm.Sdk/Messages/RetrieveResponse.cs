using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Contracts2011)]
public sealed class RetrieveResponse : OrganizationResponse
{
    public Entity Entity => Results.ValueOrDefault<Entity>(nameof(Entity));

    public object Notifications => Results.ValueOrDefault<object>(nameof(Notifications));
}
