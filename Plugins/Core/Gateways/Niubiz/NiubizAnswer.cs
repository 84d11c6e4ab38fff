using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Niubiz;

/// <summary>What Niubiz answered. Closed.</summary>
internal abstract record NiubizAnswer
{
    private NiubizAnswer()
    {
    }

    /// <param name="Value">An object; what it means is up to who asked.</param>
    /// <param name="On">Niubiz's own time; null when it does not tell.</param>
    public sealed record Data(JsonValue Value, DateTimeOffset? On) : NiubizAnswer;

    /// <param name="Code">The ACTION_CODE; without one, HTTP and the status.</param>
    /// <param name="Text">Safe to show.</param>
    /// <param name="TransactionId">Niubiz keeps what was declined; empty where it did not.</param>
    public sealed record Refused(string Code, string Text, string TransactionId = "") : NiubizAnswer
    {
        /// <summary>What the card's network answered; empty where it was not asked.</summary>
        public string NetworkCode { get; init; } = "";

        /// <summary>Whose network; may be empty.</summary>
        public string Network { get; init; } = "";

        /// <summary>There is no such sale. The words are those of Niubiz's older interface.</summary>
        public bool IsMissing => Code == "HTTP404" || (Code == "HTTP400" && Text.IndexOf("no se encuentra registrad", StringComparison.OrdinalIgnoreCase) >= 0);
    }

    public sealed record NotSent(DeclineReason Reason, string Text) : NiubizAnswer;

    /// <summary>No answer that can be relied on.</summary>
    public sealed record Lost(string Text) : NiubizAnswer;

    /// <summary>Why there are no data.</summary>
    public string Why => this switch
    {
        Refused it => it.Text,
        NotSent it => it.Text,
        Lost it => it.Text,
        _ => "Niubiz's answer cannot be understood.",
    };
}
