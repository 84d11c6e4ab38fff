using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PlacetoPay;

/// <summary>What PlacetoPay answered. Closed.</summary>
internal abstract record PlacetoPayAnswer
{
    private PlacetoPayAnswer()
    {
    }

    public sealed record Data(JsonValue Value) : PlacetoPayAnswer;

    /// <param name="Code">Of refund-errors.csv: the reason, or HTTP and the status.</param>
    /// <param name="Text">Safe to show.</param>
    /// <param name="IsMissing">There is nothing under this id.</param>
    public sealed record Refused(string Code, string Text, bool IsMissing = false) : PlacetoPayAnswer;

    public sealed record NotSent(DeclineReason Reason, string Text) : PlacetoPayAnswer;

    /// <summary>No answer that can be relied on.</summary>
    public sealed record Lost(string Text) : PlacetoPayAnswer;

    /// <summary>Why there is nothing to read.</summary>
    public string Why => this switch
    {
        Refused it => it.Text,
        NotSent it => it.Text,
        Lost it => it.Text,
        _ => "PlacetoPay's answer cannot be understood.",
    };
}
