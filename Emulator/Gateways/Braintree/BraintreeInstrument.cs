namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>What a charge is made with, as far as a merchant sees it.</summary>
public sealed record BraintreeInstrument
{
    public const string CreditCard = "credit_card", PayPal = "paypal_account", ApplePay = "apple_pay_card", GooglePay = "android_pay_card";

    /// <summary>payment-instrument-type of the XML API: one of the constants here.</summary>
    public string Kind { get; init; } = CreditCard;

    /// <summary>"Visa"; empty for PayPal.</summary>
    public string Brand { get; init; } = "";

    /// <summary>First six digits; empty for PayPal.</summary>
    public string Bin { get; init; } = "";

    public string LastFour { get; init; } = "";

    /// <summary>Two digits.</summary>
    public string ExpirationMonth { get; init; } = "";

    /// <summary>Four digits.</summary>
    public string ExpirationYear { get; init; } = "";

    /// <summary>The PayPal account's e-mail; empty for cards.</summary>
    public string PayerEmail { get; init; } = "";

    /// <summary>The same for every use of the same number: what duplicate checking compares.</summary>
    public string UniqueNumber { get; init; } = "";

    /// <summary>What the vendor's test data says will happen with it.</summary>
    public BraintreeTestEffect Effect { get; init; }

    public bool IsPayPal => Kind == PayPal;
}
