using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Gateways.Wompi;

/// <summary>Why a charge came to nothing. Wompi publishes no table: two characters of the processor where it passes them on, else free Spanish text, else the status alone.</summary>
internal static class WompiDeclines
{
    private const string Text = "text:";

    public static readonly DeclineTable Table = DeclineTable.Embedded("Gateways/Wompi/declines.csv");

    /// <param name="code">The processor's; empty for none.</param>
    /// <param name="status">DECLINED or ERROR.</param>
    /// <param name="message">Wompi's text; empty for none.</param>
    public static DeclineReason Of(string code, string status, string message)
    {
        if (code.Length > 0 && Table.Of(code) is var known and not DeclineReason.Unrecognized) return known;
        var told = Table.Reasons.Keys.Where(key => key.StartsWith(Text, StringComparison.Ordinal))
            .FirstOrDefault(key => message.IndexOf(key.Substring(Text.Length), StringComparison.OrdinalIgnoreCase) >= 0);
        if (told is not null) return Table.Reasons[told];
        return code.Length > 0 ? DeclineReason.Unrecognized : Table.Of(status);
    }
}
