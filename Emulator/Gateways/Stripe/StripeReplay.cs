using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>The first answer that an idempotency key got.</summary>
/// <param name="Id">The key.</param>
/// <param name="Request">Method, path and parameters, in a comparable form.</param>
/// <param name="RequestId">Of the first request.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">As it went out.</param>
/// <param name="UsedOn">When it was first used.</param>
public sealed record StripeReplay(string Id, string Request, string RequestId, int Status, string Body, DateTimeOffset UsedOn) : IBooked
{
    /// <summary>Keys may be forgotten after this; the simulator does so at once.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    string IBooked.Owner => "";

    string IBooked.Reference => "";
}
