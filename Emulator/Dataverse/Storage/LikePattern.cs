namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>LIKE as the platform's SQL Server knows it: % any text, _ one character, [a-z] and [^a-z] one of a set; without case.</summary>
internal static class LikePattern
{
    public static bool IsMatch(string value, string pattern) => Matches(value, pattern);

    private static bool Matches(ReadOnlySpan<char> value, ReadOnlySpan<char> pattern)
    {
        while (pattern.Length > 0)
        {
            if (pattern[0] == '%')
            {
                return MatchesAfterAnything(value, pattern.TrimStart('%'));
            }

            var item = ItemLength(pattern);
            if (value.Length == 0 || !MatchesOne(value[0], pattern[..item]))
            {
                return false;
            }

            value = value[1..];
            pattern = pattern[item..];
        }

        return value.Length == 0;
    }

    private static bool MatchesAfterAnything(ReadOnlySpan<char> value, ReadOnlySpan<char> rest)
    {
        if (rest.Length == 0)
        {
            return true;
        }

        for (var start = 0; start <= value.Length; start++)
        {
            if (Matches(value[start..], rest))
            {
                return true;
            }
        }

        return false;
    }

    private static int ItemLength(ReadOnlySpan<char> pattern)
    {
        var end = pattern[0] == '[' ? pattern.IndexOf(']') : -1;
        return end > 1 ? end + 1 : 1;
    }

    private static bool MatchesOne(char character, ReadOnlySpan<char> item) =>
        item is "_" || (item.Length == 1 ? Same(character, item[0]) : MatchesSet(character, item[1..^1]));

    private static bool MatchesSet(char character, ReadOnlySpan<char> set)
    {
        var negated = set[0] == '^';
        set = negated ? set[1..] : set;
        var found = false;
        for (var index = 0; index < set.Length; index++)
        {
            var isRange = index + 2 < set.Length && set[index + 1] == '-';
            found |= isRange ? Within(character, set[index], set[index + 2]) : Same(character, set[index]);
            index += isRange ? 2 : 0;
        }

        return found != negated;
    }

    private static bool Within(char character, char first, char last) =>
        char.ToUpperInvariant(character) >= char.ToUpperInvariant(first) && char.ToUpperInvariant(character) <= char.ToUpperInvariant(last);

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
