using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Gateways.Nmi;

/// <summary>What NMI's refusals mean. Code 300 stands for many of them: there the beginning of the text tells, since a reference number ends it.</summary>
internal static class NmiRefusals
{
    public static readonly RefundRefusals Table = RefundRefusals.Embedded("Gateways/Nmi/refund-errors.csv");

    public static readonly DeclineTable Declines = DeclineTable.Embedded("Gateways/Nmi/declines.csv");

    public static DeclineReason Reason(string code, string text) => Declines.Of(code == "300" ? $"300:{text}" : code);

    /// <summary>Whether a line of the table says what a refund's refusal means.</summary>
    public static bool IsTold(NmiAnswer.Refused refused) => Table.Knows(Key(refused));

    public static RefundResult Refund(NmiAnswer.Refused refused)
    {
        var key = Key(refused);
        var answer = Table.Knows(key)
            ? Table.Answer(key, refused.Text)
            : new RefundResult.Declined(RefundDecline.Refused, Reason(refused.Code, refused.Text), refused.Code, refused.Text);
        return answer is RefundResult.Declined declined ? declined with { GatewayCode = refused.Code } : answer;
    }

    /// <remarks>Whether a no is clear, was never begun, or leaves the outcome open is the same for charge and refund.</remarks>
    public static ChargeResult Charge(NmiAnswer.Refused refused) => Refund(refused) switch
    {
        RefundResult.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
        RefundResult.Unknown it => new ChargeResult.Unknown(it.Text),
        _ => new ChargeResult.Declined(Reason(refused.Code, refused.Text), refused.Code, refused.Text, refused.TransactionId) { NetworkAdviceCode = refused.Advice },
    };

    private static string Key(NmiAnswer.Refused refused)
    {
        var whole = $"{refused.Code}:{refused.Text}";
        return Table.Codes.FirstOrDefault(code => code.Contains(':') && whole.StartsWith(code, StringComparison.OrdinalIgnoreCase)) ?? refused.Code;
    }
}
