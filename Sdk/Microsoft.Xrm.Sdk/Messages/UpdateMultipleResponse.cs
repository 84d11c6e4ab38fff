using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

[DataContract(Name = "UpdateMultipleResponse", Namespace = ContractNamespaces.Contracts90)]
public sealed class UpdateMultipleResponse : OrganizationResponse
{

}
