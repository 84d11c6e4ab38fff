using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>When the key or certificate of a row ends.</summary>
internal static class ExpiryWarning
{
    /// <summary>UTC; null: it does not end, or nobody has said when.</summary>
    public static DateTimeOffset? EndOf(Entity gateway) => gateway.GetAttributeValue<DateTime?>(GatewayRow.SecretExpiresOn) is { } on
        ? new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc))
        : null;

    /// <summary>The days that are left, once they are few enough to be told; null: there is nothing to tell.</summary>
    public static int? Of(Entity gateway, DateTimeOffset now) =>
        EndOf(gateway) is { } end && ExpiryDates.DaysLeft(end, now) is var days && days <= ExpiryDates.TellFrom ? days : null;
}
