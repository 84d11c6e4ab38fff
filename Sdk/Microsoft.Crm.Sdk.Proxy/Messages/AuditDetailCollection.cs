using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

/// <summary>A page of audited events.</summary>
[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class AuditDetailCollection : IExtensibleDataObject
{
    public AuditDetail this[int index]
    {
        get => AuditDetails[index];
        set => AuditDetails[index] = value;
    }

    public DataCollection<AuditDetail> AuditDetails { get; } = Collections.Empty<AuditDetail>();

    public int Count => AuditDetails.Count;

    [DataMember]
    public bool MoreRecords { get; set; }

    [DataMember]
    public string PagingCookie { get; set; }

    [DataMember]
    public int TotalRecordCount { get; set; }

    public ExtensionDataObject ExtensionData { get; set; }

    public void Add(AuditDetail auditDetail) => AuditDetails.Add(auditDetail);
}
