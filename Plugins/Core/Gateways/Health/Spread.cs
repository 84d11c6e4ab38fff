namespace CrmPayments.Core.Gateways.Health;

/// <summary>Spreads what waited for a gateway over a minute, so that it is not met by all of it at once.</summary>
public static class Spread
{
    /// <summary>Zero to one minute; always the same for the same row.</summary>
    public static TimeSpan Of(Guid row) => TimeSpan.FromMilliseconds(BitConverter.ToUInt32(row.ToByteArray(), 0) % 60_000);
}
