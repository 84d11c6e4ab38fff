using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Gateways.Lakala;

/// <summary>Counter orders as payment links: each carries our reference, ends by itself and is paid once.</summary>
internal sealed class LakalaPaymentLinks(LakalaClient client, IClock clock)
{
    /// <summary>How long Lakala keeps an order open.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private const int LongestInfo = 64;

    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    public async Task<PaymentLinkResult> CreateAsync(PaymentLinkOrder order, CancellationToken cancel)
    {
        if (LakalaAmounts.ToFen(order.Amount) is not { } fen) return new PaymentLinkResult.Declined(DeclineReason.CurrencyNotSupported, "", "Lakala takes yuan, in whole fen.");
        var answer = await client.PostAsync("ccss/counter/order/special_create", Order(order, fen), cancel).ConfigureAwait(false);
        if (answer is LakalaAnswer.Refused { IsDuplicate: true } && await FindByReferenceAsync(order.Reference, cancel).ConfigureAwait(false) is LookupResult<PaymentLink>.Found { Value: var earlier })
            return Is(earlier, order) ? new PaymentLinkResult.Made(earlier) : Another();
        return answer switch
        {
            LakalaAnswer.Data it when LakalaCounter.Link(it.Value) is { } link => Is(link, order) && link.Url.Length > 0 ? new PaymentLinkResult.Made(link with { ExpiresOn = Ending(order) }) : Another(),
            LakalaAnswer.Data => new PaymentLinkResult.Unknown("Lakala's answer does not tell what became of the order."),
            LakalaAnswer.Refused it => LakalaRefusals.Table.AnswerLink(it.Code, it.Text),
            LakalaAnswer.NotSent it => new PaymentLinkResult.NotSent(it.Reason, it.Text),
            _ => new PaymentLinkResult.Unknown(answer.Why),
        };
    }

    public Task<LookupResult<PaymentLink>> FindAsync(string linkId, CancellationToken cancel) => FindAsync("pay_order_no", linkId, link => link.Id == linkId, cancel);

    public Task<LookupResult<PaymentLink>> FindByReferenceAsync(string reference, CancellationToken cancel) =>
        FindAsync("out_order_no", LakalaReference.ToWire(reference), link => LakalaReference.ToWire(link.Reference) == LakalaReference.ToWire(reference), cancel);

    public async Task<PaymentLinkResult> CloseAsync(string linkId, CancellationToken cancel)
    {
        var data = new Dictionary<string, object?> { ["merchant_no"] = client.Merchant, ["pay_order_no"] = linkId };
        var answer = await client.PostAsync("ccss/counter/order/close", data, cancel).ConfigureAwait(false);
        if (answer is LakalaAnswer.NotSent no) return new PaymentLinkResult.NotSent(no.Reason, no.Text);
        if (answer is LakalaAnswer.Lost lost) return new PaymentLinkResult.Unknown(lost.Text);
        // Only what is open can be closed: how it stands now, the order tells.
        if (await FindAsync(linkId, cancel).ConfigureAwait(false) is LookupResult<PaymentLink>.Found { Value: { Status: not PaymentLinkStatus.Open } link }) return new PaymentLinkResult.Made(link);
        return answer is LakalaAnswer.Refused refused ? LakalaRefusals.Table.AnswerLink(refused.Code, refused.Text) : new PaymentLinkResult.Unknown("Lakala did not tell whether the order is closed.");
    }

    private static bool Is(PaymentLink link, PaymentLinkOrder order) =>
        link.Amount.IsSameAs(order.Amount) && LakalaReference.ToWire(link.Reference) == LakalaReference.ToWire(order.Reference);

    private static PaymentLinkResult.Unknown Another() => new("Lakala tells of another order than was asked for.");

    private Dictionary<string, object?> Order(PaymentLinkOrder order, long fen) => new()
    {
        ["out_order_no"] = LakalaReference.ToWire(order.Reference),
        ["merchant_no"] = client.Merchant,
        ["total_amount"] = fen,
        ["order_efficient_time"] = LakalaClient.Time(Ending(order)),
        ["order_info"] = order.Description.Length > LongestInfo ? order.Description.Substring(0, LongestInfo) : order.Description,
        ["callback_url"] = order.ReturnUrl,
        // Without it nothing of the payment could be given back.
        ["support_refund"] = 1,
        ["support_cancel"] = 0,
        ["support_repeat_pay"] = 0,
    };

    private DateTimeOffset Ending(PaymentLinkOrder order)
    {
        var latest = clock.Now + Longest - Margin;
        return order.ExpiresOn > latest ? latest : order.ExpiresOn;
    }

    private async Task<LookupResult<PaymentLink>> FindAsync(string by, string value, Func<PaymentLink, bool> wanted, CancellationToken cancel)
    {
        var data = new Dictionary<string, object?> { ["merchant_no"] = client.Merchant, [by] = value };
        var answer = await client.PostAsync("ccss/counter/order/query", data, cancel).ConfigureAwait(false);
        return answer switch
        {
            LakalaAnswer.Data it when LakalaCounter.Link(it.Value) is { } link && wanted(link) => new LookupResult<PaymentLink>.Found(Now(link)),
            LakalaAnswer.Refused { IsMissing: true } => new LookupResult<PaymentLink>.NotFound(),
            _ => new LookupResult<PaymentLink>.Unavailable(answer.Why),
        };
    }

    // Lakala may say "unpaid" of what it would no longer let be paid.
    private PaymentLink Now(PaymentLink link) => link.Status == PaymentLinkStatus.Open && link.ExpiresOn <= clock.Now ? link with { Status = PaymentLinkStatus.Expired } : link;
}
