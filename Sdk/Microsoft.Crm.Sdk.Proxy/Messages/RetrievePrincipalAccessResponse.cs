using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class RetrievePrincipalAccessResponse : OrganizationResponse
{
    public AccessRights AccessRights => Results.ValueOrDefault<AccessRights>(nameof(AccessRights));
}
