using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.AuthorizeNet;

/// <summary>Authorize.Net over its JSON API. Ids are its transaction ids; a stored method goes by both of its profile ids.</summary>
internal sealed class AuthorizeNetGateway : IPaymentGateway, ITellsTransactions
{
    public static readonly RefundRefusals Refusals = RefundRefusals.Embedded("Gateways/AuthorizeNet/refund-errors.csv");

    /// <summary>What Authorize.Net can do.</summary>
    /// <remarks>
    /// There are no idempotency keys. The duplicate window refuses what looks the same for at most eight hours, but only by
    /// what it looks like, so it is a second net and no licence to send again.
    /// </remarks>
    public static readonly GatewayCapabilities All = new()
    {
        RefundsBeforeSettlement = false,
        PartialRefunds = true,
        Voids = true,
        SettlesWithin = TimeSpan.FromHours(24),
        RefundWindow = TimeSpan.FromDays(180),
        IdempotencyWindow = TimeSpan.Zero,
        FindsRefundByReference = true,
        RefundTakes = new BusinessDays(3, 10),
        TellsNetworkCode = true,
        OnlyCurrencies = ["AUD", "CAD", "CHF", "DKK", "EUR", "GBP", "NOK", "NZD", "PLN", "SEK", "USD", "ZAR"],
    };

    // Seconds; the longest there is. Told explicitly, so that a duplicate is refused with the first one's id.
    private const string DuplicateWindow = "28800";

    private readonly GatewayAccount _account;
    private readonly AuthorizeNetClient _client;
    private readonly AuthorizeNetLookups _lookups;

    public AuthorizeNetGateway(GatewayAccount account, GatewayHttp http)
    {
        _account = account;
        _client = new AuthorizeNetClient(account, http);
        _lookups = new AuthorizeNetLookups(_client, account);
    }

    public GatewayCapabilities Capabilities => All;

    public async Task<ChargeResult> ChargeAsync(ChargeOrder order, CancellationToken cancel)
    {
        var token = order.MethodToken.Contains(':') ? order.MethodToken : $"{order.CustomerToken}:{order.MethodToken}";
        var ids = token.Split(':');
        var profile = new Members { { "customerProfileId", ids[0] }, { "paymentProfile", new Members { { "paymentProfileId", ids[1] } } } };
        var transaction = new Members
        {
            { "transactionType", "authCaptureTransaction" }, { "amount", order.Amount.ToWire() }, { "currencyCode", order.Amount.Currency.Code },
            { "profile", profile }, { "order", AuthorizeNetReference.Order(order.Reference) },
            { "transactionSettings", Settings("recurringBilling", order.Recurring ? "true" : "false") },
            { "processingOptions", new Members { { "isSubsequentAuth", true } } },
        };
        return Charged(await CreateAsync(order.Reference, transaction, cancel).ConfigureAwait(false), order, token);
    }

    public async Task<RefundResult> RefundAsync(RefundOrder order, CancellationToken cancel)
    {
        var original = await OriginalAsync(order, cancel).ConfigureAwait(false);
        if (original is not AuthorizeNetAnswer.Data { Reply: var charge }) return NotBegun(original);
        // No event tells of a chargeback, so the CRM may not know of it; the bank has given this money back already.
        if (AuthorizeNetStatuses.IsTakenBack(charge["transactionStatus"].Text))
            return new RefundResult.Declined(RefundDecline.Disputed, DeclineReason.NotPermitted, "", "The bank has taken this charge back; no refund was sent.");
        if (AuthorizeNetInstrument.ForRefund(charge) is not { } payment)
            return new RefundResult.Declined(RefundDecline.Refused, DeclineReason.NotPermitted, "", "Authorize.Net does not show the card or account that was charged, and a refund must name it.");
        var transaction = new Members
        {
            { "transactionType", "refundTransaction" }, { "amount", order.Amount.ToWire() }, { "currencyCode", order.Amount.Currency.Code },
            { "payment", payment }, { "refTransId", order.ChargeId }, { "order", AuthorizeNetReference.Order(order.Reference) },
            { "transactionSettings", Settings() },
        };
        var settled = AuthorizeNetStatuses.Charge(charge["transactionStatus"].Text) == ChargeStatus.Settled;
        return Refunded(await CreateAsync(order.Reference, transaction, cancel).ConfigureAwait(false), id => id, settled ? "settled:" : "");
    }

    public async Task<RefundResult> VoidAsync(RefundOrder order, CancellationToken cancel)
    {
        var original = await OriginalAsync(order, cancel).ConfigureAwait(false);
        if (original is not AuthorizeNetAnswer.Data { Reply: var charge }) return NotBegun(original);
        // A settled charge and an unknown one are refused alike (16): the state tells them apart beforehand.
        switch (AuthorizeNetStatuses.Charge(charge["transactionStatus"].Text))
        {
            case ChargeStatus.Voided: return new RefundResult.Succeeded(order.ChargeId);
            case ChargeStatus.Settled: return Refusals.Answer("void:16", "The charge is settled.");
        }

        var transaction = new Members { { "transactionType", "voidTransaction" }, { "refTransId", order.ChargeId } };
        return Refunded(await CreateAsync(order.Reference, transaction, cancel).ConfigureAwait(false), _ => order.ChargeId, "void:");
    }

    public Task<LookupResult<GatewayCharge>> FindChargeAsync(string chargeId, CancellationToken cancel) => _lookups.ChargeAsync(chargeId, cancel);

    public Task<LookupResult<GatewayCharge>> FindChargeByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel) =>
        _lookups.ChargeByReferenceAsync(reference, notBefore, cancel);

    public Task<LookupResult<GatewayRefund>> FindRefundAsync(RefundOrder order, CancellationToken cancel) => _lookups.RefundAsync(order, cancel);

    public Task<LookupResult<GatewayNotification.Facts>> TellAsync(string transactionId, CancellationToken cancel) => transactionId.StartsWith(AuthorizeNetSubscriptions.Prefix, StringComparison.Ordinal)
        ? new AuthorizeNetSubscriptions(_client, _lookups).FactsAsync(transactionId.Substring(AuthorizeNetSubscriptions.Prefix.Length), cancel)
        : _lookups.FactsAsync(transactionId, cancel);

    public async Task<ConnectionTest> TestAsync(CancellationToken cancel) =>
        AuthorizeNetMerchant.Test(await _client.SendAsync("getMerchantDetailsRequest", "", [], cancel).ConfigureAwait(false));

    // Asked under the refund's own reference: it belongs to the refund and not to a look-up.
    private Task<AuthorizeNetAnswer> OriginalAsync(RefundOrder order, CancellationToken cancel) =>
        _lookups.DetailsAsync(order.ChargeId, AuthorizeNetReference.Short(order.Reference), cancel);

    private Task<AuthorizeNetAnswer> CreateAsync(string reference, Members transaction, CancellationToken cancel) =>
        _client.SendAsync("createTransactionRequest", AuthorizeNetReference.Short(reference), new Members { { "transactionRequest", transaction } }, cancel);

    private ChargeResult Charged(AuthorizeNetAnswer answer, ChargeOrder order, string token) => answer switch
    {
        AuthorizeNetAnswer.Data it => AuthorizeNetOutcome.Read(it.Reply, _account) switch
        {
            null => new ChargeResult.Unknown("Authorize.Net's answer does not tell what became of the charge."),
            { Code.Length: > 0 } no => ChargeRefused(no),
            var yes => new ChargeResult.Accepted(Charge(yes, it.Reply["transactionResponse"], order, token)),
        },
        AuthorizeNetAnswer.Refused it => ChargeRefused(new AuthorizeNetOutcome("", "", it.Code, it.Text)),
        AuthorizeNetAnswer.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
        AuthorizeNetAnswer.Lost it => new ChargeResult.Unknown(it.Text),
        _ => throw new InvalidOperationException("AuthorizeNetAnswer is closed."),
    };

    // The answer names neither amount nor currency; another currency than the account's would have been refused (39).
    private static GatewayCharge Charge(AuthorizeNetOutcome yes, JsonValue told, ChargeOrder order, string token) => new()
    {
        Id = yes.TransactionId,
        Reference = order.Reference,
        Amount = order.Amount,
        Status = yes.IsHeld ? ChargeStatus.Pending : ChargeStatus.Captured,
        Method = AuthorizeNetInstrument.Card(token, told["accountNumber"].Text, told["accountType"].Text),
    };

    // Whether a no is clear, was never begun, or leaves the outcome open is the same for charge and refund.
    private static ChargeResult ChargeRefused(AuthorizeNetOutcome no) => Refusals.Answer(no.Code, no.Text) switch
    {
        RefundResult.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
        RefundResult.Unknown it => new ChargeResult.Unknown(it.Text),
        _ => new ChargeResult.Declined(no.Reason, no.Code, no.Text, no.TransactionId) { NetworkCode = no.NetworkCode, Network = no.Network },
    };

    /// <param name="answer">To a refund or a void.</param>
    /// <param name="idOf">From the transaction's id to the one it is known by.</param>
    /// <param name="prefix">A code means something else in this situation where refund-errors.csv has it with this before it.</param>
    private RefundResult Refunded(AuthorizeNetAnswer answer, Func<string, string> idOf, string prefix) => answer switch
    {
        AuthorizeNetAnswer.Data it => AuthorizeNetOutcome.Read(it.Reply, _account) switch
        {
            null => new RefundResult.Unknown("Authorize.Net's answer does not tell what became of the refund."),
            { IsApproved: true } yes => new RefundResult.Succeeded(idOf(yes.TransactionId)),
            { IsHeld: true, Code.Length: 0 } held => new RefundResult.Processing(idOf(held.TransactionId)),
            var no => Refusal(no, prefix),
        },
        AuthorizeNetAnswer.Refused it => Refusals.Answer(it.Code, it.Text),
        AuthorizeNetAnswer.NotSent it => new RefundResult.NotSent(it.Reason, it.Text),
        AuthorizeNetAnswer.Lost it => new RefundResult.Unknown(it.Text),
        _ => throw new InvalidOperationException("AuthorizeNetAnswer is closed."),
    };

    private static RefundResult Refusal(AuthorizeNetOutcome no, string prefix)
    {
        var key = Refusals.Knows(prefix + no.Code) ? prefix + no.Code : no.Code;
        var answer = Refusals.Knows(key)
            ? Refusals.Answer(key, no.Text)
            : new RefundResult.Declined(RefundDecline.Refused, AuthorizeNetReader.Declines.Of(no.Code), no.Code, no.Text);
        return answer is RefundResult.Declined declined ? declined with { GatewayCode = no.Code } : answer;
    }

    // Only the charge was asked for: whatever happened, nothing was booked.
    private static RefundResult NotBegun(AuthorizeNetAnswer answer) => answer is AuthorizeNetAnswer.Refused it && Refusals.Answer(it.Code, it.Text) is RefundResult.Declined declined
        ? declined
        : new RefundResult.NotSent(DeclineReason.GatewayUnavailable, "Authorize.Net could not be asked for the charge; no refund was sent.");

    private static Members Settings(params string[] nameAndValue)
    {
        var settings = new List<object?> { Setting("duplicateWindow", DuplicateWindow) };
        if (nameAndValue.Length == 2) settings.Insert(0, Setting(nameAndValue[0], nameAndValue[1]));
        return new Members { { "setting", settings } };
    }

    private static Members Setting(string name, string value) => new() { { "settingName", name }, { "settingValue", value } };
}
