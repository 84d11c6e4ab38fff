using CrmPayments.Core.Text;

namespace CrmPayments.Core.Gateways;

/// <summary>What an administrator enters for one provider: its setup.csv.</summary>
/// <param name="Field">Where it is kept.</param>
/// <param name="Word">What the provider's own console calls it, untranslated, so that it is found there.</param>
/// <param name="Required">Without it no call works; notifications alone are not a reason.</param>
public sealed record GatewaySetup(GatewayField Field, string Word, bool Required)
{
    /// <summary>The fields that a provider uses, in the order in which they are entered. What is not among them is not asked for.</summary>
    /// <exception cref="NotSupportedException">The type has no adapter.</exception>
    public static IReadOnlyList<GatewaySetup> Of(GatewayType type)
    {
        if (!GatewayCatalog.Available.Contains(type)) throw new NotSupportedException($"There is no adapter for {type}.");
        var table = CsvTable.Embedded($"Gateways/{type}/setup.csv");
        int field = table.Column("field"), word = table.Column("word"), required = table.Column("required");
        return [.. table.Rows.Select(row => new GatewaySetup((GatewayField)Enum.Parse(typeof(GatewayField), row[field]), row[word], row[required] == "yes"))];
    }
}
