using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>A payment method in the vault.</summary>
/// <param name="Id">Its token.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Instrument">What is charged.</param>
/// <param name="CreatedOn">When it was stored.</param>
public sealed record BraintreeMethod(string Id, string CustomerId, BraintreeInstrument Instrument, DateTimeOffset CreatedOn) : IBooked
{
    string IBooked.Owner => CustomerId;

    string IBooked.Reference => "";
}
