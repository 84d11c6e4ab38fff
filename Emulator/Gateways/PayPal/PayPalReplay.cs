using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>What a PayPal-Request-Id was used for first.</summary>
/// <param name="Id">The path and the request id.</param>
/// <param name="Resource">Where the latest state of what was made can be read; empty: the first answer counts.</param>
/// <param name="Status">HTTP status of the first answer.</param>
/// <param name="Body">The first answer.</param>
/// <param name="UsedOn">When it was first used.</param>
public sealed record PayPalReplay(string Id, string Resource, int Status, string Body, DateTimeOffset UsedOn) : IBooked
{
    string IBooked.Owner => "";

    string IBooked.Reference => "";

    /// <summary>How long PayPal remembers: by the API that the path belongs to.</summary>
    public static TimeSpan WindowOf(string path) =>
        path.StartsWith("v2/payments", StringComparison.Ordinal) ? TimeSpan.FromDays(45)
        : path.StartsWith("v3/vault", StringComparison.Ordinal) ? TimeSpan.FromHours(3)
        : TimeSpan.FromHours(6);
}
