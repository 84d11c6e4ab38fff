using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>transactions/… of the XML API.</summary>
internal sealed class BraintreeRestTransactions(Page page, BraintreeEvents events, DateTimeOffset now, string? declineWith)
{
    private readonly BraintreeBank _bank = new(page, now);
    private readonly BraintreeXml _xml = new(page);

    /// <param name="method">HTTP method.</param>
    /// <param name="path">What follows transactions/.</param>
    /// <param name="body">With underscores.</param>
    /// <returns>Null for an address that does not exist.</returns>
    public BraintreeRestAnswer? Answer(string method, string[] path, JObject body)
    {
        var asked = body["transaction"] as JObject ?? [];
        return (method, path) switch
        {
            ("POST", []) => Sale(asked),
            ("POST", ["advanced_search_ids"]) => new BraintreeRestSearch(page).Ids(body["search"] as JObject ?? []),
            ("POST", ["advanced_search"]) => new BraintreeRestSearch(page).Transactions(body["search"] as JObject ?? []),
            ("GET", [var id]) => page.Find<BraintreeTransaction>(id) is { } found ? new(200, _xml.Transaction(found)) : BraintreeRestAnswer.NotFound,
            ("POST", [var id, "refund"]) => Answer(_bank.Refund(id, Text(asked["amount"]), (string?)asked["order_id"], Key(asked), declineWith), 201),
            ("PUT", [var id, "void"]) => Answer(_bank.Void(id, Key(asked), declineWith), 200),
            ("PUT", [var id, "submit_for_settlement"]) => Answer(_bank.Submit(id, Text(asked["amount"])), 200),
            ("PUT", [var id, "settle"]) => Settle(id, BraintreeStatus.Settled),
            ("PUT", [var id, "settlement_confirm"]) => Settle(id, BraintreeStatus.SettlementConfirmed),
            ("PUT", [var id, "settlement_decline"]) => Settle(id, BraintreeStatus.SettlementDeclined),
            ("PUT", [var id, "settlement_pending"]) => Settle(id, BraintreeStatus.SettlementPending),
            _ => null,
        };
    }

    private BraintreeRestAnswer Sale(JObject asked)
    {
        if ((string?)asked["type"] != "sale") return BraintreeRestAnswer.Refused(new("91501", "type", "Only sales can be created here: detached credits are switched off."), "transaction");
        var (instrument, method, refusal) = Instrument(asked);
        if (instrument is null) return BraintreeRestAnswer.Refused(refusal!, "transaction");
        var customerId = method?.CustomerId ?? (string?)asked["customer_id"] ?? "";
        if (method is null && asked.SelectToken("options.store_in_vault_on_success")?.Value<bool>() == true && page.Find<BraintreeCustomer>(customerId) is not null)
            method = new BraintreeVault(page, now).Store(instrument, customerId);
        var verdict = _bank.Charge(new BraintreeChargeOrder
        {
            Amount = Text(asked["amount"]),
            MerchantAccountId = (string?)asked["merchant_account_id"] ?? BraintreeMerchantAccounts.Default,
            OrderId = (string?)asked["order_id"] ?? "",
            CustomerId = customerId,
            MethodToken = method?.Id ?? "",
            Instrument = instrument,
            Source = (string?)asked["transaction_source"] ?? "",
            Submit = asked.SelectToken("options.submit_for_settlement")?.Value<bool>() ?? false,
            RequestKey = Key(asked),
            DeclineWith = declineWith,
        });
        if (verdict is BraintreeVerdict.Booked booked) events.AfterCharge(booked.Transaction);
        return Answer(verdict, 201);
    }

    private (BraintreeInstrument? Instrument, BraintreeMethod? Method, BraintreeRefusal? Refusal) Instrument(JObject asked)
    {
        if ((string?)asked["payment_method_nonce"] is { } nonce)
            return BraintreeTestData.FromNonce(nonce) is { } instrument ? (instrument, null, null) : (null, null, BraintreeTestData.WhyNot(nonce));
        if (asked["credit_card"] is JObject card)
            return Card(card) is { } typed ? (typed, null, null) : (null, null, new("81715", "number", "Credit card number is invalid."));
        var method = (string?)asked["payment_method_token"] is { } token
            ? page.Find<BraintreeMethod>(token)
            : page.OwnedBy<BraintreeMethod>((string?)asked["customer_id"] ?? "") is [var first, ..] ? first : null;
        return method is null ? (null, null, new("91518", "payment_method_token", "Payment method token is invalid.")) : (method.Instrument, method, null);
    }

    private static BraintreeInstrument? Card(JObject card)
    {
        var date = ((string?)card["expiration_date"] ?? $"{card["expiration_month"]}/{card["expiration_year"]}").Split('/');
        return date.Length == 2 && int.TryParse(date[0], CultureInfo.InvariantCulture, out var month) && int.TryParse(date[1], CultureInfo.InvariantCulture, out var year)
            ? BraintreeTestData.Card((string?)card["number"] ?? "", month, year < 100 ? 2000 + year : year)
            : null;
    }

    private BraintreeRestAnswer Settle(string id, string status) => Answer(new BraintreeSettlement(page, events, now).Settle(id, status), 200);

    private BraintreeRestAnswer Answer(BraintreeVerdict verdict, int status) => verdict switch
    {
        BraintreeVerdict.Refused refused => BraintreeRestAnswer.Refused(refused.Why, "transaction"),
        BraintreeVerdict.Booked { Transaction: var transaction } when Message(transaction) is { } message => BraintreeRestAnswer.Declined(_xml.Transaction(transaction), message),
        BraintreeVerdict.Booked booked => new(status, _xml.Transaction(booked.Transaction)),
        _ => throw new InvalidOperationException("BraintreeVerdict is closed."),
    };

    private static string? Message(BraintreeTransaction transaction) => transaction.Status switch
    {
        BraintreeStatus.ProcessorDeclined or BraintreeStatus.Failed => BraintreeProcessor.Text(transaction.ProcessorCode),
        BraintreeStatus.GatewayRejected => $"Gateway Rejected: {transaction.RejectionReason}",
        _ => null,
    };

    private static string Key(JObject asked) => (string?)asked["api_request_key"] ?? "";

    private static string? Text(JToken? amount) => amount is null || amount.Type == JTokenType.Null ? null : amount.ToObject<string>();
}
