namespace CrmPayments.Plugins.Platform;

/// <summary>Choice columns as enumerations whose values are the options'.</summary>
internal static class ChoiceColumns
{
    /// <summary>Null: nothing is chosen.</summary>
    public static T? Choice<T>(this Entity row, string column)
        where T : struct, Enum => row.GetAttributeValue<OptionSetValue>(column) is { } option ? (T)Enum.ToObject(typeof(T), option.Value) : null;

    /// <summary>What a multi-select column holds; empty: nothing.</summary>
    public static IReadOnlyList<T> Choices<T>(this Entity row, string column)
        where T : struct, Enum => row.GetAttributeValue<OptionSetValueCollection>(column) is { } options
        ? [.. options.Select(option => (T)Enum.ToObject(typeof(T), option.Value))]
        : [];

    /// <summary>Null leaves the column empty.</summary>
    public static void SetChoice<T>(this Entity row, string column, T? value)
        where T : struct, Enum
    {
        if (value is { } chosen) row[column] = new OptionSetValue(Convert.ToInt32(chosen, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>An empty list leaves the column empty.</summary>
    public static void SetChoices<T>(this Entity row, string column, IReadOnlyList<T> values)
        where T : struct, Enum
    {
        if (values.Count == 0) return;
        row[column] = new OptionSetValueCollection([.. values.Select(value => new OptionSetValue(Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)))]);
    }
}
