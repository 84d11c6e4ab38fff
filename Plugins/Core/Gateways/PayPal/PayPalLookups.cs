using System.Globalization;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PayPal;

/// <summary>Reads only: finds charges and refunds by id or by our reference.</summary>
internal sealed class PayPalLookups(PayPalClient client)
{
    // A report covers at most 31 days. Four of them, with up to two thousand rows each, still end within one conversation.
    private const int MostReports = 4, MostPages = 4;

    private static readonly TimeSpan ReportSpan = TimeSpan.FromDays(31);

    // The machine that signs us in need not have the clock of the one that booked.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(1);

    public async Task<LookupResult<GatewayCharge>> ChargeAsync(string chargeId, CancellationToken cancel)
    {
        var answer = await client.GetAsync("v2/payments/captures/" + Uri.EscapeDataString(chargeId), cancel).ConfigureAwait(false);
        return answer is PayPalAnswer.Refused { IsMissing: true }
            ? Found(await AuthorizationAsync(chargeId, cancel).ConfigureAwait(false), PayPalReader.Authorization)
            : Found(answer, PayPalReader.Capture);
    }

    /// <summary>Whether the charge is surely held and not taken; false when that cannot be told.</summary>
    public async Task<bool> IsOnlyAuthorizedAsync(string chargeId, CancellationToken cancel) =>
        Found(await AuthorizationAsync(chargeId, cancel).ConfigureAwait(false), PayPalReader.Authorization) is LookupResult<GatewayCharge>.Found { Value.Status: ChargeStatus.Authorized };

    /// <remarks>PayPal lists the refunds of a capture only with the order that it belongs to.</remarks>
    public async Task<LookupResult<GatewayRefund>> RefundAsync(RefundOrder order, CancellationToken cancel)
    {
        var answer = await client.GetAsync("v2/payments/captures/" + Uri.EscapeDataString(order.ChargeId), cancel).ConfigureAwait(false);
        if (answer is PayPalAnswer.Refused { IsMissing: true }) return await VoidAsync(order, cancel).ConfigureAwait(false);
        if (answer is not PayPalAnswer.Data { Value: var capture }) return Found<GatewayRefund>(answer, _ => null);
        if (GatewayId.Of(capture["supplementary_data"]["related_ids"]["order_id"].Text) is not { } orderId)
            return new LookupResult<GatewayRefund>.Unavailable("PayPal names no order of this payment, so its refunds cannot be listed.");
        var parent = await client.GetAsync("v2/checkout/orders/" + Uri.EscapeDataString(orderId), cancel).ConfigureAwait(false);
        return parent is PayPalAnswer.Data { Value: var known }
            ? Listed(known, capture, order)
            : new LookupResult<GatewayRefund>.Unavailable("PayPal does not tell the order of this payment, so its refunds cannot be listed.");
    }

    /// <remarks>
    /// There is no search, only a report that is up to three hours late: what it lists is found, and what it does not list
    /// may exist all the same. It is never told as not found.
    /// </remarks>
    public async Task<LookupResult<GatewayCharge>> ChargeByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel)
    {
        if (await client.SignInAsync(cancel).ConfigureAwait(false) is { } noToken) return Found<GatewayCharge>(noToken, _ => null);
        if (client.SignedInOn is not { } signedIn) return new LookupResult<GatewayCharge>.Unavailable("PayPal did not tell its time, so no report can be asked for.");
        var end = signedIn + ClockDifference;
        for (var report = 0; report < MostReports && end > notBefore; report++)
        {
            var start = end - ReportSpan > notBefore ? end - ReportSpan : notBefore;
            var row = await ReportedAsync(reference, start, end, cancel).ConfigureAwait(false);
            if (row.Refusal is { } refusal) return refusal;
            if (row.ChargeId is { } chargeId) return await ChargeAsync(chargeId, cancel).ConfigureAwait(false);
            end = start;
        }

        return new LookupResult<GatewayCharge>.Unavailable("PayPal's reports, which are up to three hours late, do not list it.");
    }

    private static LookupResult<GatewayRefund> Listed(JsonValue parent, JsonValue capture, RefundOrder order)
    {
        var refunds = PayPalReader.Payments(parent, "refunds").ToList();
        var hit = refunds.FirstOrDefault(refund => refund["invoice_id"].Text == order.Reference);
        if (hit is not null) return Found<GatewayRefund>(new PayPalAnswer.Data(hit), it => PayPalReader.Refund(it) is { } read ? read with { ChargeId = order.ChargeId } : null);
        // Silence counts only where the order knows this capture, and lists something if the capture says that something went back.
        var isWhole = PayPalReader.Payments(parent, "captures").Any(own => own["id"].Text == order.ChargeId)
            && (refunds.Count > 0 || capture["status"].Text is "COMPLETED" or "PENDING" or "DECLINED" or "FAILED");
        return isWhole ? new LookupResult<GatewayRefund>.NotFound() : new LookupResult<GatewayRefund>.Unavailable("PayPal's list of this payment's refunds is not complete.");
    }

    private Task<PayPalAnswer> AuthorizationAsync(string id, CancellationToken cancel) =>
        client.GetAsync("v2/payments/authorizations/" + Uri.EscapeDataString(id), cancel);

    private async Task<LookupResult<GatewayRefund>> VoidAsync(RefundOrder order, CancellationToken cancel)
    {
        var answer = await AuthorizationAsync(order.ChargeId, cancel).ConfigureAwait(false);
        return Found(answer, PayPalReader.Authorization).Match<LookupResult<GatewayRefund>>(
            it => it.Status == ChargeStatus.Voided
                ? new LookupResult<GatewayRefund>.Found(new GatewayRefund(it.Id, it.Id, order.Reference, it.Amount, RefundStanding.Succeeded))
                : new LookupResult<GatewayRefund>.NotFound(),
            () => new LookupResult<GatewayRefund>.NotFound(),
            text => new LookupResult<GatewayRefund>.Unavailable(text));
    }

    private async Task<ReportRow> ReportedAsync(string reference, DateTimeOffset start, DateTimeOffset end, CancellationToken cancel)
    {
        for (var page = 1; page <= MostPages; page++)
        {
            var path = $"v1/reporting/transactions?start_date={Time(start)}&end_date={Time(end)}&fields=transaction_info&page_size=500&page={page.ToString(CultureInfo.InvariantCulture)}";
            var answer = await client.GetAsync(path, cancel).ConfigureAwait(false);
            if (answer is not PayPalAnswer.Data { Value: var report } || report["transaction_details"].Kind != JsonKind.Array) return new(null, Found<GatewayCharge>(answer, _ => null));
            var hit = report["transaction_details"].Items.Select(row => row["transaction_info"]).FirstOrDefault(row => IsPayment(row) && row["invoice_id"].Text == reference);
            if (GatewayId.Of(hit?["transaction_id"].Text) is { } id) return new(id, null);
            if (report["total_pages"].Whole is not { } pages || page >= pages) return default;
        }

        return new(null, new LookupResult<GatewayCharge>.Unavailable("PayPal's report is too long to be searched through."));
    }

    // T00xx are payments. A refund (T11xx) may repeat the invoice id of what it gives back.
    private static bool IsPayment(JsonValue row) => row["transaction_event_code"].Text?.StartsWith("T00", StringComparison.Ordinal) ?? false;

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>An answer as a look-up tells it.</summary>
    public static LookupResult<T> Found<T>(PayPalAnswer answer, Func<JsonValue, T?> read)
        where T : class => answer switch
        {
            PayPalAnswer.Data it when read(it.Value) is { } value => new LookupResult<T>.Found(value),
            PayPalAnswer.Refused { IsMissing: true } => new LookupResult<T>.NotFound(),
            PayPalAnswer.Refused it => new LookupResult<T>.Unavailable(it.Text),
            PayPalAnswer.NotSent it => new LookupResult<T>.Unavailable(it.Text),
            PayPalAnswer.Lost it => new LookupResult<T>.Unavailable(it.Text),
            _ => new LookupResult<T>.Unavailable("PayPal's answer cannot be understood."),
        };

    private readonly record struct ReportRow(string? ChargeId, LookupResult<GatewayCharge>? Refusal);
}
