using System.Globalization;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>Values never stand in the SQL: each becomes a parameter.</summary>
internal sealed class SqlParameters
{
    private readonly List<object> _values = [];

    public object[] Values => [.. _values];

    /// <returns>The parameter's name.</returns>
    public string Add(object value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"@p{_values.Count - 1}");
    }

    /// <summary>A list of ids as one parameter, so that the statement's text does not depend on how many there are.</summary>
    /// <returns>What stands after IN.</returns>
    public string AddIds(IEnumerable<Guid> ids)
    {
        var json = "[" + string.Join(',', ids.Select(id => $"\"{id:D}\"")) + "]";
        return $"(SELECT value FROM json_each({Add(json)}))";
    }
}
