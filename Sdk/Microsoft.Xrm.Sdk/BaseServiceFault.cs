using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

[DataContract(Name = "BaseServiceFault", Namespace = ContractNamespaces.Contracts2011)]
public abstract class BaseServiceFault : IExtensibleDataObject
{
    [DataMember]
    public string Message { get; set; }

    /// <summary>The platform's code as a signed number, -2147220969 for 0x80040217.</summary>
    [DataMember]
    public int ErrorCode { get; set; }

    [DataMember]
    public string HelpLink { get; set; }

    /// <summary>UTC.</summary>
    [DataMember]
    public DateTime Timestamp { get; set; }

    [DataMember]
    public Guid ActivityId { get; set; }

    [DataMember]
    public ErrorDetailCollection ErrorDetails { get => field ??= []; set; }

    public ExtensionDataObject ExtensionData { get; set; }
}
