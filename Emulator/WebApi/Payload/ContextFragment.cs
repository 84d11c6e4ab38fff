using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Query;

namespace CrmPayments.Emulator.WebApi.Payload;

/// <summary>The part of <c>@odata.context</c> that names the set and what was selected and expanded.</summary>
internal static class ContextFragment
{
    public static string Of(RowShape shape) => shape.Table.EntitySetName + Selection(shape);

    private static string Selection(RowShape shape)
    {
        var parts = (shape.Columns ?? []).Select(EdmNames.PropertyOf).Concat(shape.Expansions.Select(Expanded)).ToList();
        return parts.Count == 0 ? "" : $"({string.Join(",", parts)})";
    }

    private static string Expanded(Expansion expansion)
    {
        var inner = expansion.Shape is { } shape ? Selection(shape) : "";
        return expansion.Navigation.Name + (inner.Length == 0 ? "()" : inner);
    }
}
