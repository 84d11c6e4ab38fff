using System.Runtime.Serialization;
using System.Text;

namespace Microsoft.Xrm.Sdk;

/// <summary>The detail of the FaultException that the organization service throws.</summary>
[DataContract(Name = "OrganizationServiceFault", Namespace = ContractNamespaces.Contracts2011)]
public class OrganizationServiceFault : BaseServiceFault
{
    [DataMember]
    public string TraceText { get; set; }

    [DataMember]
    public OrganizationServiceFault InnerFault { get; set; }

    /// <summary>Code, message and time of this fault and of each inner one, as logs show them.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var fault = this; fault is not null; fault = fault.InnerFault)
        {
            text.AppendLine("Exception details: ")
                .AppendLine(FormattableString.Invariant($"ErrorCode: 0x{fault.ErrorCode:X}"))
                .AppendLine("Message: " + fault.Message)
                .AppendLine(FormattableString.Invariant($"TimeStamp: {fault.Timestamp:yyyy-MM-ddTHH:mm:ss.fffffffZ}"))
                .AppendLine("--");
        }
        return text.ToString();
    }
}
