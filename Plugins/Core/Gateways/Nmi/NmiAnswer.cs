using System.Xml.Linq;
using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Gateways.Nmi;

/// <summary>What NMI answered. Closed.</summary>
internal abstract record NmiAnswer
{
    private NmiAnswer()
    {
    }

    /// <summary>transact.php: approved, in each of its fields that says so.</summary>
    /// <param name="TransactionId">Digits.</param>
    /// <param name="Fields">All of the answer.</param>
    public sealed record Approved(string TransactionId, IReadOnlyDictionary<string, string> Fields) : NmiAnswer
    {
        /// <summary>Whether an echo, where there is one, is what was sent: an answer about something else is not believed.</summary>
        public bool Echoes(string name, string sent) => !Fields.TryGetValue(name, out var told) || told.Length == 0 || told == sent;
    }

    /// <summary>query.php: what was found, perhaps nothing.</summary>
    public sealed record Listed(IReadOnlyList<XElement> Transactions) : NmiAnswer;

    /// <param name="Code">The response_code (202), or HTTP and the status.</param>
    /// <param name="Text">Safe to show.</param>
    /// <param name="TransactionId">NMI keeps what was declined; empty where it did not.</param>
    /// <param name="Advice">The network's advice beside it; empty for none.</param>
    public sealed record Refused(string Code, string Text, string TransactionId = "", string Advice = "") : NmiAnswer;

    public sealed record NotSent(DeclineReason Reason, string Text) : NmiAnswer;

    /// <summary>No answer that can be relied on.</summary>
    public sealed record Lost(string Text) : NmiAnswer;

    /// <summary>Why there is no list.</summary>
    public string Why => this switch
    {
        Refused it => it.Text,
        NotSent it => it.Text,
        Lost it => it.Text,
        _ => "NMI's answer cannot be understood.",
    };
}
