using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class RetrieveAuditDetailsRequest : OrganizationRequest
{
    public RetrieveAuditDetailsRequest()
    {
        RequestName = "RetrieveAuditDetails";
        AuditId = default;
    }

    public Guid AuditId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(AuditId));
        set => Parameters[nameof(AuditId)] = value;
    }
}
