using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

[DataContract(Name = "AssociateResponse", Namespace = ContractNamespaces.Contracts2011)]
public sealed class AssociateResponse : OrganizationResponse
{

}
