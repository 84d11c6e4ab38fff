using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

[DataContract(Name = "UpdateResponse", Namespace = ContractNamespaces.Contracts2011)]
public sealed class UpdateResponse : OrganizationResponse
{

}
