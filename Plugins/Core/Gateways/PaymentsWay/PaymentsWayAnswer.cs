using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PaymentsWay;

/// <summary>What Payments Way answered. Closed.</summary>
internal abstract record PaymentsWayAnswer
{
    private PaymentsWayAnswer()
    {
    }

    /// <param name="Value">An object or a list; what it means is up to who asked.</param>
    public sealed record Data(JsonValue Value) : PaymentsWayAnswer;

    /// <param name="Code">HTTP and the status.</param>
    /// <param name="Text">Safe to show.</param>
    public sealed record Refused(string Code, string Text) : PaymentsWayAnswer
    {
        /// <summary>Whether it is about what was asked, and not about who asks.</summary>
        public bool IsAboutTheRequest => Code is not ("HTTP401" or "HTTP403");
    }

    public sealed record NotSent(DeclineReason Reason, string Text) : PaymentsWayAnswer;

    /// <summary>No answer that can be relied on.</summary>
    public sealed record Lost(string Text) : PaymentsWayAnswer;

    /// <summary>Why there are no data.</summary>
    public string Why => this switch
    {
        Refused it => it.Text,
        NotSent it => it.Text,
        Lost it => it.Text,
        _ => "Payments Way's answer cannot be understood.",
    };
}
