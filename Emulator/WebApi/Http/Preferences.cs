using System.Globalization;

namespace CrmPayments.Emulator.WebApi.Http;

/// <summary>The <c>Prefer</c> header: what the client would like of the answer.</summary>
public sealed record Preferences
{
    private string? _annotations;

    public bool ReturnRepresentation { get; private init; }

    public bool ContinueOnError { get; private init; }

    /// <summary>Rows of a page; null: the default.</summary>
    public int? MaxPageSize { get; private init; }

    /// <summary>True when the client asked for any annotation.</summary>
    public bool WantsAnnotations => _annotations is not null;

    /// <param name="header">Several values are joined by commas; null: none.</param>
    public static Preferences Parse(string? header)
    {
        var preferences = new Preferences();
        foreach (var each in Split(header ?? ""))
            preferences = preferences.With(each);
        return preferences;
    }

    /// <summary>Whether an annotation is asked for: by its name, by <c>*</c>, or by a prefix such as <c>OData.*</c>.</summary>
    public bool Wants(string annotation) => _annotations is { } patterns && patterns.Split(',', StringSplitOptions.TrimEntries).Any(pattern =>
        pattern.EndsWith('*') ? annotation.StartsWith(pattern[..^1], StringComparison.Ordinal) : annotation == pattern);

    /// <summary>What <c>Preference-Applied</c> answers; null when nothing was preferred.</summary>
    public string? Applied(bool representation, bool pages)
    {
        List<string> applied = [];
        if (representation && ReturnRepresentation)
            applied.Add("return=representation");
        if (pages && MaxPageSize is { } size)
            applied.Add($"odata.maxpagesize={size.ToString(CultureInfo.InvariantCulture)}");
        if (_annotations is { } annotations)
            applied.Add($"odata.include-annotations=\"{annotations}\"");
        return applied.Count == 0 ? null : string.Join(",", applied);
    }

    private Preferences With(string preference)
    {
        var (name, value) = NameAndValue(preference);
        return name.ToLowerInvariant() switch
        {
            "return" => this with { ReturnRepresentation = value == "representation" },
            "odata.continue-on-error" or "continue-on-error" => this with { ContinueOnError = value is "" or "true" },
            "odata.maxpagesize" or "maxpagesize" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 =>
                this with { MaxPageSize = size },
            "odata.include-annotations" => this with { _annotations = value },
            _ => this, // RFC 7240: an unknown or malformed preference is ignored.
        };
    }

    private static (string Name, string Value) NameAndValue(string preference)
    {
        var at = preference.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (preference, "") : (preference[..at].Trim(), preference[(at + 1)..].Trim().Trim('"'));
    }

    private static IEnumerable<string> Split(string header)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i] == '"')
                quoted = !quoted;
            if (header[i] != ',' || quoted)
                continue;
            yield return header[start..i].Trim();
            start = i + 1;
        }
        yield return header[start..].Trim();
    }
}
