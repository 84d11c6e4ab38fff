using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Query;

[DataContract(Name = "PagingInfo", Namespace = ContractNamespaces.Contracts2011)]
public sealed class PagingInfo : IExtensibleDataObject
{
    /// <summary>From 1; 0 when no page was asked for.</summary>
    [DataMember]
    public int PageNumber { get; set; }

    /// <summary>Rows a page.</summary>
    [DataMember]
    public int Count { get; set; }

    [DataMember]
    public bool ReturnTotalRecordCount { get; set; }

    [DataMember]
    public string PagingCookie { get; set; }

    public ExtensionDataObject ExtensionData { get; set; }
}
