using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Wompi;

/// <summary>What Wompi answered. Closed.</summary>
internal abstract record WompiAnswer
{
    private WompiAnswer()
    {
    }

    /// <param name="Value">What stands under "data": an object or a list.</param>
    public sealed record Data(JsonValue Value) : WompiAnswer;

    /// <param name="Code">Of refund-errors.csv: the error's type, or the field that is wrong, or HTTP and the status.</param>
    /// <param name="Text">Safe to show.</param>
    public sealed record Refused(string Code, string Text) : WompiAnswer;

    public sealed record NotSent(DeclineReason Reason, string Text) : WompiAnswer;

    /// <summary>No answer that can be relied on.</summary>
    public sealed record Lost(string Text) : WompiAnswer;

    /// <summary>Why there is nothing to read.</summary>
    public string Why => this switch
    {
        Refused it => it.Text,
        NotSent it => it.Text,
        Lost it => it.Text,
        _ => "Wompi's answer cannot be understood.",
    };
}
