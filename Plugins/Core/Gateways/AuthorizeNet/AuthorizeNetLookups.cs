using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.AuthorizeNet;

/// <summary>Reads only: finds transactions by id or, there being no search, by going through the lists that show invoice numbers.</summary>
internal sealed class AuthorizeNetLookups(AuthorizeNetClient client, GatewayAccount account)
{
    private readonly AuthorizeNetReader _reader = new(account);

    private Currency? _currency;

    /// <summary>One transaction's details, whatever its kind.</summary>
    /// <param name="id">Authorize.Net's.</param>
    /// <param name="refId">What the question is asked for; empty for a look-up.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <returns>Data holds the transaction itself.</returns>
    public async Task<AuthorizeNetAnswer> DetailsAsync(string id, string refId, CancellationToken cancel)
    {
        // Ids are digits; anything else would be refused as a malformed request and not as an unknown transaction.
        if (id.Length is 0 or > 20 || !id.All(digit => digit is >= '0' and <= '9')) return new AuthorizeNetAnswer.Refused("E00040", "No id of Authorize.Net looks like this.");
        var answer = await client.SendAsync("getTransactionDetailsRequest", refId, new Members { { "transId", id } }, cancel).ConfigureAwait(false);
        if (answer is not AuthorizeNetAnswer.Data { Reply: var reply }) return answer;
        return reply["transaction"]["transId"].Text == id
            ? new AuthorizeNetAnswer.Data(reply["transaction"])
            : new AuthorizeNetAnswer.Lost("Authorize.Net's answer does not tell of the transaction that was asked for.");
    }

    /// <param name="id">Authorize.Net's.</param>
    /// <param name="read">Null: not readable.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task<LookupResult<T>> FindAsync<T>(string id, Func<JsonValue, Currency, T?> read, CancellationToken cancel)
        where T : class
    {
        switch (await DetailsAsync(id, "", cancel).ConfigureAwait(false))
        {
            case AuthorizeNetAnswer.Data it:
                if (await CurrencyAsync(cancel).ConfigureAwait(false) is not { } currency) return NoCurrency<T>();
                return read(it.Reply, currency) is { } value
                    ? new LookupResult<T>.Found(value)
                    : new LookupResult<T>.Unavailable("Authorize.Net's answer cannot be understood.");
            case AuthorizeNetAnswer.Refused { Code: "E00040" }:
                return new LookupResult<T>.NotFound();
            case var other:
                return new LookupResult<T>.Unavailable(TextOf(other));
        }
    }

    public Task<LookupResult<GatewayCharge>> ChargeAsync(string id, CancellationToken cancel) => FindAsync(id, _reader.Charge, cancel);

    public async Task<LookupResult<GatewayCharge>> ChargeByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel)
    {
        if (await CurrencyAsync(cancel).ConfigureAwait(false) is not { } currency) return NoCurrency<GatewayCharge>();
        return await new AuthorizeNetScan<GatewayCharge>(
            client, this, reference,
            transaction => AuthorizeNetReader.IsRefund(transaction) ? null : _reader.Charge(transaction, currency),
            charge => charge.Status is ChargeStatus.Declined or ChargeStatus.Failed).RunAsync(notBefore, cancel).ConfigureAwait(false);
    }

    public async Task<LookupResult<GatewayRefund>> RefundAsync(RefundOrder order, CancellationToken cancel)
    {
        var charge = await ChargeAsync(order.ChargeId, cancel).ConfigureAwait(false);
        if (charge is LookupResult<GatewayCharge>.Found { Value.Status: ChargeStatus.Voided } voided)
            return new LookupResult<GatewayRefund>.Found(new GatewayRefund(order.ChargeId, order.ChargeId, order.Reference, voided.Value.Amount, RefundStanding.Succeeded));
        if (charge is LookupResult<GatewayCharge>.Unavailable unavailable) return new LookupResult<GatewayRefund>.Unavailable(unavailable.Text);
        if (await CurrencyAsync(cancel).ConfigureAwait(false) is not { } currency) return NoCurrency<GatewayRefund>();
        return await new AuthorizeNetScan<GatewayRefund>(
            client, this, order.Reference,
            transaction => transaction["refTransId"].Text == order.ChargeId ? _reader.Refund(transaction, currency) : null,
            refund => refund.Standing == RefundStanding.Failed).RunAsync(order.SentOn, cancel).ConfigureAwait(false);
    }

    /// <summary>What the gateway has of a transaction that a notification named.</summary>
    public Task<LookupResult<GatewayNotification.Facts>> FactsAsync(string id, CancellationToken cancel) => FindAsync(id, Facts, cancel);

    public static string TextOf(AuthorizeNetAnswer answer) => answer switch
    {
        AuthorizeNetAnswer.Refused it => it.Text,
        AuthorizeNetAnswer.NotSent it => it.Text,
        AuthorizeNetAnswer.Lost it => it.Text,
        _ => "Authorize.Net's answer cannot be understood.",
    };

    private GatewayNotification.Facts? Facts(JsonValue transaction, Currency currency)
    {
        if (_reader.Refund(transaction, currency) is { } refund) return new GatewayNotification.Facts(null, [], [refund], [], []);
        if (_reader.Charge(transaction, currency) is not { } charge) return null;
        return new GatewayNotification.Facts(null, [charge], [], [], AuthorizeNetStatuses.IsGivenBack(transaction["transactionStatus"].Text) ? [charge.Id] : []);
    }

    /// <summary>An account has one currency and no transaction names it: the account itself is asked, once.</summary>
    private async Task<Currency?> CurrencyAsync(CancellationToken cancel)
    {
        if (_currency is not null) return _currency;
        var answer = await client.SendAsync("getMerchantDetailsRequest", "", [], cancel).ConfigureAwait(false);
        _currency = answer is AuthorizeNetAnswer.Data data ? AuthorizeNetMerchant.CurrencyOf(data.Reply) : null;
        return _currency;
    }

    private static LookupResult<T>.Unavailable NoCurrency<T>()
        where T : class => new("Authorize.Net does not tell which one currency the account has.");
}
