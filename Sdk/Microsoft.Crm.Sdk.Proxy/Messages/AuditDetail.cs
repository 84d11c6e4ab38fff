using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

/// <summary>One audited event.</summary>
[DataContract(Namespace = ContractNamespaces.Crm2011)]
[KnownType(typeof(AttributeAuditDetail))]
public class AuditDetail : IExtensibleDataObject
{
    /// <summary>The row of table audit.</summary>
    [DataMember]
    public Entity AuditRecord { get; set; }

    public ExtensionDataObject ExtensionData { get; set; }
}
