namespace CrmPayments.Core.Gateways;

/// <summary>Values are those of cpay_paymentmethod's choice cpay_kind.</summary>
public enum PaymentMethodKind
{
    Card = 192700000,
    Wallet = 192700001,
    BankAccount = 192700002,
    PayPal = 192700003,
    Other = 192700004,
}
