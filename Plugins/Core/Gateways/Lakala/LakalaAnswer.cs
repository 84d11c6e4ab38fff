using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Lakala;

/// <summary>What Lakala answered. Closed.</summary>
internal abstract record LakalaAnswer
{
    private LakalaAnswer()
    {
    }

    /// <summary>The call went through; what became of the money, resp_data tells.</summary>
    public sealed record Data(JsonValue Value) : LakalaAnswer;

    /// <param name="Code">Lakala's, or HTTP and the status.</param>
    /// <param name="Text">Safe to show.</param>
    public sealed record Refused(string Code, string Text) : LakalaAnswer
    {
        /// <summary>There is no such order or trade: known by its words only.</summary>
        public bool IsMissing => Text.IndexOf("不存在", StringComparison.Ordinal) >= 0;

        /// <summary>Our number was used before.</summary>
        public bool IsDuplicate => Text.IndexOf("重复", StringComparison.Ordinal) >= 0;
    }

    public sealed record NotSent(DeclineReason Reason, string Text) : LakalaAnswer;

    /// <summary>No answer that can be relied on.</summary>
    public sealed record Lost(string Text) : LakalaAnswer;

    /// <summary>Why there are no data.</summary>
    public string Why => this switch
    {
        Refused it => it.Text.Length > 0 ? it.Text : $"Lakala refused ({it.Code}).",
        NotSent it => it.Text,
        Lost it => it.Text,
        _ => "Lakala's answer cannot be understood.",
    };
}
