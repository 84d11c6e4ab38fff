using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Gateways.Lakala;

/// <summary>What Lakala's refusals mean: by code where one is documented, else by what their words contain; of several the longest counts.</summary>
internal static class LakalaRefusals
{
    private const string Words = "text:";

    public static readonly RefundRefusals Table = RefundRefusals.Embedded("Gateways/Lakala/refund-errors.csv");

    public static readonly DeclineTable Declines = DeclineTable.Embedded("Gateways/Lakala/declines.csv");

    public static DeclineReason Reason(string code, string text) => Declines.Of(Declines.Reasons.ContainsKey(code) ? code : Key(Declines.Reasons.Keys, text) ?? code);

    public static RefundResult Refund(string code, string text)
    {
        var key = Table.Knows(code) ? code : Key(Table.Codes, text);
        var answer = key is null ? new RefundResult.Declined(RefundDecline.Refused, Reason(code, text), code, text) : Table.Answer(key, text);
        return answer is RefundResult.Declined declined ? declined with { GatewayCode = code } : answer;
    }

    /// <remarks>Whether a no is clear, was never begun, or leaves the outcome open is the same for charge and refund.</remarks>
    public static ChargeResult Charge(string code, string text, string chargeId = "") => (Table.Knows(code) ? Table.Answer(code, text) : null) switch
    {
        RefundResult.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
        RefundResult.Unknown it => new ChargeResult.Unknown(it.Text),
        _ => new ChargeResult.Declined(Reason(code, text), code, text, chargeId),
    };

    private static string? Key(IEnumerable<string> keys, string text) => keys
        .Where(key => key.StartsWith(Words, StringComparison.Ordinal) && text.IndexOf(key.Substring(Words.Length), StringComparison.Ordinal) >= 0)
        .OrderByDescending(key => key.Length)
        .ThenBy(key => key, StringComparer.Ordinal)
        .FirstOrDefault();
}
