using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

[DataContract(Name = "DeleteResponse", Namespace = ContractNamespaces.Contracts2011)]
public sealed class DeleteResponse : OrganizationResponse
{

}
