using Microsoft.OData.UriParser;

namespace CrmPayments.Emulator.WebApi.Query;

/// <summary>Which table of the query each OData range variable ($it, or a lambda's x) stands for.</summary>
internal sealed class Scopes
{
    private readonly Dictionary<string, LinkScope> _byName;

    private Scopes(Dictionary<string, LinkScope> byName) => _byName = byName;

    public LinkScope this[string rangeVariable] => _byName[rangeVariable];

    public static Scopes Of(RangeVariable variable, LinkScope scope) => new(new(StringComparer.Ordinal) { [variable.Name] = scope });

    public Scopes With(RangeVariable variable, LinkScope scope) => new(new(_byName, StringComparer.Ordinal) { [variable.Name] = scope });
}
