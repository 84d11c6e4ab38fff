using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PayPal;

/// <summary>
/// Invoices as payment links: PayPal books the money by itself when the customer pays, and the page stays open until it is paid or cancelled.
/// (An order's approval page lives for hours, and somebody has to capture what was approved.)
/// </summary>
internal sealed class PayPalPaymentLinks(PayPalClient client)
{
    public async Task<PaymentLinkResult> CreateAsync(PaymentLinkOrder order, CancellationToken cancel)
    {
        if (PayPalAmounts.Write(order.Amount) is not { } amount) return new PaymentLinkResult.Declined(DeclineReason.InvalidAmount, "", "PayPal does not take this amount in this currency.");
        var draft = await client.PostAsync("v2/invoicing/invoices", PayPalRequests.Invoice(order, amount), order.IdempotencyKey, cancel).ConfigureAwait(false);
        // PayPal takes an invoice number once: this link was made before, and perhaps not sent.
        var id = draft is PayPalAnswer.Refused { Code: "DUPLICATE_INVOICE_NUMBER" }
            ? await SearchAsync(order.Reference, cancel).ConfigureAwait(false) is PayPalAnswer.Data { Value: var list } ? IdOf(Hit(list, order.Reference)) : null
            : draft is PayPalAnswer.Data { Value: var made } ? IdOf(made) : null;
        if (id is null) return draft is PayPalAnswer.Refused { Code: "DUPLICATE_INVOICE_NUMBER" } ? Unclear() : Failed(draft);
        if (await SendAsync(id, cancel).ConfigureAwait(false) is { } failure) return failure;
        return await FindAsync(id, cancel).ConfigureAwait(false) is LookupResult<PaymentLink>.Found { Value: var link } && link.Answers(order)
            ? new PaymentLinkResult.Made(link)
            : Unclear();
    }

    /// <remarks>A draft is no link yet: nobody can pay it.</remarks>
    public async Task<LookupResult<PaymentLink>> FindAsync(string linkId, CancellationToken cancel)
    {
        var answer = await client.GetAsync("v2/invoicing/invoices/" + Uri.EscapeDataString(linkId), cancel).ConfigureAwait(false);
        return answer is PayPalAnswer.Data { Value: var draft } && draft["status"].Text is "DRAFT" or "SCHEDULED"
            ? new LookupResult<PaymentLink>.NotFound()
            : PayPalLookups.Found(answer, PayPalInvoice.Read);
    }

    /// <remarks>How fast an invoice comes into PayPal's search is not published: its silence proves nothing.</remarks>
    public async Task<LookupResult<PaymentLink>> FindByReferenceAsync(string reference, CancellationToken cancel)
    {
        var answer = await SearchAsync(reference, cancel).ConfigureAwait(false);
        if (answer is not PayPalAnswer.Data { Value: var list } || list["items"].Kind is not (JsonKind.Array or JsonKind.Missing)) return PayPalLookups.Found<PaymentLink>(answer, _ => null);
        return IdOf(Hit(list, reference)) is { } id
            ? await FindAsync(id, cancel).ConfigureAwait(false)
            : new LookupResult<PaymentLink>.Unavailable("PayPal's search does not list it, and may be late. It can be asked for again under the same key.");
    }

    public async Task<PaymentLinkResult> CloseAsync(string linkId, CancellationToken cancel)
    {
        var known = await FindAsync(linkId, cancel).ConfigureAwait(false);
        if (known is not LookupResult<PaymentLink>.Found { Value: var link })
        {
            return known.Match<PaymentLinkResult>(
                _ => throw new InvalidOperationException("It was not found."),
                () => new PaymentLinkResult.Declined(DeclineReason.NotPermitted, "RESOURCE_NOT_FOUND", "PayPal has no such invoice."),
                text => new PaymentLinkResult.NotSent(DeclineReason.GatewayUnavailable, text));
        }

        if (link.Status != PaymentLinkStatus.Open) return new PaymentLinkResult.Made(link);
        var answer = await client.PostAsync($"v2/invoicing/invoices/{Uri.EscapeDataString(linkId)}/cancel", PayPalRequests.Silently, "close-" + linkId, cancel).ConfigureAwait(false);
        if (answer is PayPalAnswer.Done) return new PaymentLinkResult.Made(link with { Status = PaymentLinkStatus.Closed, Url = "" });
        // Paid, or cancelled, a moment ago: the invoice tells.
        return answer is PayPalAnswer.Refused && await FindAsync(linkId, cancel).ConfigureAwait(false) is LookupResult<PaymentLink>.Found { Value: { Status: not PaymentLinkStatus.Open } now }
            ? new PaymentLinkResult.Made(now)
            : Failed(answer);
    }

    /// <summary>What the payment of an invoice is, for a notification that only names the invoice.</summary>
    public async Task<LookupResult<GatewayNotification.Facts>> TellAsync(string invoiceId, CancellationToken cancel) =>
        (await FindAsync(invoiceId, cancel).ConfigureAwait(false)).Match<LookupResult<GatewayNotification.Facts>>(
            link => new LookupResult<GatewayNotification.Facts>.Found(new GatewayNotification.Facts(null, link.Charge is { } charge ? [charge] : [], [], [], [])),
            () => new LookupResult<GatewayNotification.Facts>.NotFound(),
            text => new LookupResult<GatewayNotification.Facts>.Unavailable(text));

    // The customer gets the address from the CRM: PayPal itself writes to nobody. An invoice that was sent before is well, too.
    private async Task<PaymentLinkResult?> SendAsync(string id, CancellationToken cancel)
    {
        var answer = await client.PostAsync($"v2/invoicing/invoices/{Uri.EscapeDataString(id)}/send", PayPalRequests.Silently, "send-" + id, cancel).ConfigureAwait(false);
        if (answer is PayPalAnswer.Data or PayPalAnswer.Done) return null;
        return answer is PayPalAnswer.Refused && await FindAsync(id, cancel).ConfigureAwait(false) is LookupResult<PaymentLink>.Found ? null : Failed(answer);
    }

    private Task<PayPalAnswer> SearchAsync(string reference, CancellationToken cancel) => client.AskAsync(
        "v2/invoicing/search-invoices?page=1&page_size=100&total_required=true", new Dictionary<string, object?> { ["reference"] = reference }, cancel);

    private static JsonValue Hit(JsonValue list, string reference) =>
        list["items"].Items.FirstOrDefault(invoice => invoice["detail"]["reference"].Text == reference) ?? JsonValue.Missing;

    // A short answer has only a link to what was made.
    private static string? IdOf(JsonValue invoice) => GatewayId.Of(invoice["id"].Text ?? invoice["href"].Text?.Split('/').Last());

    private static PaymentLinkResult Failed(PayPalAnswer answer) => answer switch
    {
        PayPalAnswer.Refused it => PayPalGateway.Refusals.AnswerLink(it.Code, it.Text),
        PayPalAnswer.NotSent it => new PaymentLinkResult.NotSent(it.Reason, it.Text),
        PayPalAnswer.Lost it => new PaymentLinkResult.Unknown(it.Text),
        _ => Unclear(),
    };

    private static PaymentLinkResult.Unknown Unclear() => new("PayPal's answer does not tell what became of the invoice.");
}
