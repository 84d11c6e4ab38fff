using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Contracts2011)]
public sealed class CreateResponse : OrganizationResponse
{
    public Guid id => Results.ValueOrDefault<Guid>(nameof(id));
}
