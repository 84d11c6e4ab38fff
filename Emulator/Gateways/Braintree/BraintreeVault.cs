using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>Customers and stored payment methods, within one unit of work.</summary>
internal sealed class BraintreeVault(Page page, DateTimeOffset now)
{
    public BraintreeCustomer Create(BraintreeCustomer customer) =>
        page.Put(customer with { Id = customer.Id.Length > 0 ? customer.Id : VendorIds.Braintree(), CreatedOn = now });

    /// <summary>Stores what a nonce stands for.</summary>
    /// <returns>The method and no refusal, or why it is not stored.</returns>
    public (BraintreeMethod? Method, BraintreeRefusal? Refusal) Store(string nonce, string customerId)
    {
        if (page.Find<BraintreeCustomer>(customerId) is null) return (null, new("91705", "customer_id", "Customer ID is invalid."));
        if (BraintreeTestData.FromNonce(nonce) is not { } instrument) return (null, BraintreeTestData.WhyNot(nonce));
        if (instrument.Effect == BraintreeTestEffect.SingleUse) return (null, new("82905", "payment_method_nonce", "Cannot vault a one-time payment."));
        return (Store(instrument, customerId), null);
    }

    public BraintreeMethod Store(BraintreeInstrument instrument, string customerId) =>
        page.Put(new BraintreeMethod(VendorIds.Braintree(), customerId, instrument, now));
}
