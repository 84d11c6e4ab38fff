using System.Globalization;
using System.Xml.Linq;
using CrmPayments.Core.Xml;

namespace CrmPayments.Core.Gateways.Braintree;

/// <summary>What the kinds of Braintree's notifications mean for us.</summary>
internal static class BraintreeEvents
{
    private static readonly HashSet<string> OfTransactions = new(StringComparer.Ordinal)
    {
        "transaction_settled", "transaction_settlement_declined", "transaction_disbursed", "transaction_reviewed", "transaction_retried", "refund_failed",
        "subscription_charged_successfully", "subscription_charged_unsuccessfully",
    };

    // Whatever the state of a dispute, the bank has the money; only a won one gives it back.
    private static readonly HashSet<string> OfDisputes = new(StringComparer.Ordinal)
    { "dispute_opened", "dispute_under_review", "dispute_disputed", "dispute_accepted", "dispute_auto_accepted", "dispute_expired", "dispute_lost" };

    /// <summary>The money is gone for good: lost, given up, or not answered in time.</summary>
    private static readonly HashSet<string> Over = new(StringComparer.Ordinal) { "dispute_lost", "dispute_accepted", "dispute_auto_accepted", "dispute_expired" };

    public static GatewayNotification Read(XElement notification)
    {
        var kind = notification.Value("kind");
        if (OfTransactions.Contains(kind)) return Transactions(notification, kind);
        if (OfDisputes.Contains(kind)) return Dispute(notification, won: false);
        return kind == "dispute_won" ? Dispute(notification, won: true) : new GatewayNotification.Irrelevant();
    }

    private static GatewayNotification Transactions(XElement notification, string kind)
    {
        var transactions = notification.Element("subject")?.Descendants("transaction").ToList() ?? [];
        var charges = transactions.Where(it => !IsRefund(it, kind)).Select(Charge).ToList();
        var refunds = transactions.Where(it => IsRefund(it, kind)).Select(Refund).ToList();
        return transactions.Count == 0 || charges.Contains(null) || refunds.Contains(null)
            ? new GatewayNotification.Unreadable($"The {kind} notification lacks an id, an amount, a currency or a known status.")
            : new GatewayNotification.Facts(When(notification), charges!, refunds!, [], []);
    }

    private static GatewayNotification Dispute(XElement notification, bool won)
    {
        var dispute = notification.Element("subject")?.Descendants("dispute").FirstOrDefault();
        if (GatewayId.Of(dispute?.Element("transaction")?.Value("id")) is not { } charge) return new GatewayNotification.Unreadable("The dispute does not say which charge it is about.");
        var standing = won ? DisputeStanding.Won : Over.Contains(notification.Value("kind")) ? DisputeStanding.Lost : DisputeStanding.Open;
        var amount = BraintreeReader.Amount(dispute!.Value("amount-disputed"), dispute!.Value("currency-iso-code"));
        return GatewayNotification.Facts.Of(When(notification), new GatewayDispute(GatewayId.Of(dispute!.Value("id")) ?? "", charge, standing, amount));
    }

    private static bool IsRefund(XElement transaction, string kind) => kind == "refund_failed" || transaction.Value("type") == "credit";

    private static GatewayCharge? Charge(XElement transaction)
    {
        if (GatewayId.Of(transaction.Value("id")) is not { } id) return null;
        if (BraintreeStatuses.Charge(transaction.Value("status").ToUpperInvariant()) is not { } status || Amount(transaction) is not { } amount) return null;
        var failed = status is ChargeStatus.Declined or ChargeStatus.Failed;
        return new GatewayCharge
        {
            Id = id,
            Reference = transaction.Value("order-id"),
            Amount = amount,
            Status = status,
            CreatedOn = Time(transaction.Value("created-at")),
            SettledOn = Time(SettledAt(transaction)),
            DeclineReason = failed ? BraintreeReader.Declines.Of(Code(transaction)) : null,
            GatewayCode = failed ? Code(transaction) : "",
            NetworkCode = failed ? GatewayId.Code(transaction.Value("network-response-code")) : "",
            NetworkAdviceCode = failed ? GatewayId.Code(transaction.Value("merchant-advice-code")) : "",
            Network = transaction.Element("credit-card")?.Value("card-type") ?? "",
            SubscriptionId = GatewayId.Of(transaction.Value("subscription-id")) ?? "",
            CustomerReference = transaction.Element("custom-fields")?.Value("crm-customer-id") ?? "",
            CustomerEmail = transaction.Element("customer")?.Value("email") ?? "",
        };
    }

    private static GatewayRefund? Refund(XElement transaction)
    {
        if (GatewayId.Of(transaction.Value("id")) is not { } id) return null;
        if (BraintreeStatuses.Refund(transaction.Value("status").ToUpperInvariant()) is not { } standing || Amount(transaction) is not { } amount) return null;
        var code = standing == RefundStanding.Failed ? Code(transaction) : "";
        return new GatewayRefund(id, GatewayId.Of(transaction.Value("refunded-transaction-id")) ?? "", transaction.Value("order-id"), amount, standing, code);
    }

    private static string SettledAt(XElement transaction) => transaction.Element("status-history")?.Elements()
        .FirstOrDefault(step => step.Value("status") == "settled")?.Value("timestamp") ?? "";

    private static string Code(XElement transaction) =>
        new[] { "processor-settlement-response-code", "processor-response-code", "gateway-rejection-reason", "status" }
            .Select(name => GatewayId.Code(transaction.Value(name))).First(code => code.Length > 0).ToUpperInvariant();

    private static Money? Amount(XElement transaction) => BraintreeReader.Amount(transaction.Value("amount"), transaction.Value("currency-iso-code"));

    private static DateTimeOffset? When(XElement notification) => Time(notification.Value("timestamp"));

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
