using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class RetrieveAuditDetailsResponse : OrganizationResponse
{
    public AuditDetail AuditDetail => Results.ValueOrDefault<AuditDetail>(nameof(AuditDetail));
}
