using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

[DataContract(Name = "CreateMultipleResponse", Namespace = ContractNamespaces.Contracts90)]
public sealed class CreateMultipleResponse : OrganizationResponse
{
    public Guid[] Ids => Results.ValueOrDefault<Guid[]>(nameof(Ids));
}
