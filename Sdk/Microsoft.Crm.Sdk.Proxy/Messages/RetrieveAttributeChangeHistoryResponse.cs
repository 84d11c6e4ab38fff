using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class RetrieveAttributeChangeHistoryResponse : OrganizationResponse
{
    public AuditDetailCollection AuditDetailCollection => Results.ValueOrDefault<AuditDetailCollection>(nameof(AuditDetailCollection));
}
