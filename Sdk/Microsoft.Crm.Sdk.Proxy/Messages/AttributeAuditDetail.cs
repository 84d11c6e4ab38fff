using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

/// <summary>The columns an event changed, with what they held before and after. Empty values are left out.</summary>
[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class AttributeAuditDetail : AuditDetail
{
    [DataMember]
    public Entity OldValue { get; set; }

    [DataMember]
    public Entity NewValue { get; set; }

    /// <summary>Columns whose new value could not be read.</summary>
    public DataCollection<string> InvalidNewValueAttributes { get; } = Collections.Empty<string>();

    /// <summary>Columns that no longer exist, by their number.</summary>
    public Dictionary<int, string> DeletedAttributes { get; } = new();

    [DataMember]
    public int LocLabelLanguageCode { get; set; }
}
