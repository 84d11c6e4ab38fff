using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class LocalTimeFromUtcTimeRequest : OrganizationRequest
{
    public LocalTimeFromUtcTimeRequest()
    {
        RequestName = "LocalTimeFromUtcTime";
        TimeZoneCode = default;
        UtcTime = default;
    }

    public int TimeZoneCode
    {
        get => Parameters.ValueOrDefault<int>(nameof(TimeZoneCode));
        set => Parameters[nameof(TimeZoneCode)] = value;
    }

    public DateTime UtcTime
    {
        get => Parameters.ValueOrDefault<DateTime>(nameof(UtcTime));
        set => Parameters[nameof(UtcTime)] = value;
    }
}
