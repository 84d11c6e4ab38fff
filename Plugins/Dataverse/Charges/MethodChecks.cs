using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Charges;

/// <summary>What is looked at before a charge is planned and before it is sent, without asking anybody: the amount in its currency, whether the merchant account takes currency and brand, the card's date, the mandate of a bank debit.</summary>
internal static class MethodChecks
{
    /// <param name="method">What would be charged.</param>
    /// <param name="amount">As much.</param>
    /// <param name="history">Of its instrument.</param>
    /// <param name="now">When.</param>
    /// <returns>The first problem; null: none.</returns>
    public static ChargeProblem? Find(MethodCase method, Money amount, NetworkHistory history, DateTimeOffset now)
    {
        var problems = ChargeChecks.Problems(ToCheck(method, amount, history), now);
        return problems.Count == 0 ? null : problems[0];
    }

    // A mandate is asked for only where the CRM keeps one: elsewhere the gateway does.
    private static ChargeToCheck ToCheck(MethodCase method, Money amount, NetworkHistory history) => new(amount.Amount, amount.Currency, PaymentNetworks.Of(method.Network))
    {
        AcceptedCurrencies = GatewayRow.CurrenciesOf(method.Gateway),
        Brand = method.Network,
        AcceptedBrands = GatewayRow.BrandsOf(method.Gateway),
        MethodRemoved = method.ForRules.IsRemoved,
        ExpiryMonth = method.ForRules.ExpiryMonth,
        ExpiryYear = method.ForRules.ExpiryYear,
        LastApprovedOn = history.LastApprovedOn,
        RenewedByGateway = method.IsRenewedByGateway,
        NeedsMandate = method.MandateOn is not null,
        MandateOn = method.MandateOn,
    };
}
