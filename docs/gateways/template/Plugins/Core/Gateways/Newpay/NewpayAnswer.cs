using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Newpay;

/// <summary>What Newpay answered. Closed.</summary>
internal abstract record NewpayAnswer
{
    private NewpayAnswer()
    {
    }

    /// <param name="Value">An object; what it means is up to who asked.</param>
    public sealed record Data(JsonValue Value) : NewpayAnswer;

    /// <param name="Code">Of refund-errors.csv.</param>
    /// <param name="Text">Safe to show.</param>
    public sealed record Refused(string Code, string Text) : NewpayAnswer;

    public sealed record NotSent(DeclineReason Reason, string Text) : NewpayAnswer;

    /// <summary>No answer that can be relied on.</summary>
    public sealed record Lost(string Text) : NewpayAnswer;

    /// <summary>Why there are no data.</summary>
    public string Why => this switch
    {
        Refused it => it.Text,
        NotSent it => it.Text,
        Lost it => it.Text,
        _ => "Newpay's answer cannot be understood.",
    };
}
