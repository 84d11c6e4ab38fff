using CrmPayments.Core.Declines;
using CrmPayments.Core.Text;

namespace CrmPayments.Core.Gateways;

/// <summary>What one gateway's refusals of a refund mean: its refund-errors.csv, columns code, answer, reason.</summary>
/// <remarks>Answer: a <see cref="RefundDecline"/>, or NotSent (certainly not booked, may be sent again), or Unknown (look it up).</remarks>
internal sealed class RefundRefusals
{
    private const string NotSent = "NotSent", Unknown = "Unknown";

    private readonly Dictionary<string, string[]> _rows;

    private RefundRefusals(Dictionary<string, string[]> rows) => _rows = rows;

    public IEnumerable<string> Codes => _rows.Keys;

    public static RefundRefusals Embedded(string path) =>
        new(CsvTable.Embedded(path).Rows.ToDictionary(row => row[0], StringComparer.Ordinal));

    public bool Knows(string code) => _rows.ContainsKey(code);

    /// <param name="code">The gateway's; one the table does not know is a plain refusal.</param>
    /// <param name="text">Safe to show.</param>
    public RefundResult Answer(string code, string text)
    {
        if (!_rows.TryGetValue(code, out var row)) return new RefundResult.Declined(RefundDecline.Refused, DeclineReason.Unrecognized, code, text);
        var reason = (DeclineReason)Enum.Parse(typeof(DeclineReason), row[2]);
        return row[1] switch
        {
            NotSent => new RefundResult.NotSent(reason, text),
            Unknown => new RefundResult.Unknown(text),
            _ => new RefundResult.Declined((RefundDecline)Enum.Parse(typeof(RefundDecline), row[1]), reason, code, text),
        };
    }

    /// <summary>The same for a payment link: what is not begun or open for a refund is so for a link, and every other refusal is a no.</summary>
    public PaymentLinkResult AnswerLink(string code, string text) => Answer(code, text) switch
    {
        RefundResult.NotSent it => new PaymentLinkResult.NotSent(it.Reason, it.Text),
        RefundResult.Unknown it => new PaymentLinkResult.Unknown(it.Text),
        RefundResult.Declined it => new PaymentLinkResult.Declined(it.Reason, code, text),
        _ => throw new InvalidOperationException("A refusal is no success."),
    };
}
