using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class UtcTimeFromLocalTimeRequest : OrganizationRequest
{
    public UtcTimeFromLocalTimeRequest()
    {
        RequestName = "UtcTimeFromLocalTime";
        TimeZoneCode = default;
        LocalTime = default;
    }

    public int TimeZoneCode
    {
        get => Parameters.ValueOrDefault<int>(nameof(TimeZoneCode));
        set => Parameters[nameof(TimeZoneCode)] = value;
    }

    public DateTime LocalTime
    {
        get => Parameters.ValueOrDefault<DateTime>(nameof(LocalTime));
        set => Parameters[nameof(LocalTime)] = value;
    }
}
