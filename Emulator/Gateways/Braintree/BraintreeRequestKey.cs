using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>A remembered apiRequestKey: at most once in 30 days.</summary>
/// <param name="Id">The key.</param>
/// <param name="Input">What was asked for with it, in a comparable form.</param>
/// <param name="TransactionId">What it booked.</param>
/// <param name="UsedOn">When it was first used.</param>
public sealed record BraintreeRequestKey(string Id, string Input, string TransactionId, DateTimeOffset UsedOn) : IBooked
{
    public static readonly TimeSpan Window = TimeSpan.FromDays(30);

    string IBooked.Owner => TransactionId;

    string IBooked.Reference => "";
}
