namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>What came of a request to move money: an entry in the books (also a declined one), or a refusal.</summary>
public abstract record BraintreeVerdict
{
    private BraintreeVerdict()
    {
    }

    public sealed record Booked(BraintreeTransaction Transaction) : BraintreeVerdict;

    public sealed record Refused(BraintreeRefusal Why) : BraintreeVerdict;
}
