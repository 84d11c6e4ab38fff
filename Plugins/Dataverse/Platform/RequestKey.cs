using CrmPayments.Core.Refunds;

namespace CrmPayments.Plugins.Platform;

/// <summary>The parameter IdempotencyKey: the same key again is the same request.</summary>
internal static class RequestKey
{
    private const string Parameter = "IdempotencyKey";
    private const int Longest = 100;

    /// <returns>Null: none was given.</returns>
    /// <exception cref="InvalidPluginExecutionException">It cannot be a key, or looks like a card number.</exception>
    /// <remarks>Dataverse refuses look-ups by alternate keys that hold / &lt; &gt; * % &amp; : \ ? +, so keys are kept to safe characters.</remarks>
    public static string? Read(Call call)
    {
        var key = call.Input<string>(Parameter);
        if (string.IsNullOrWhiteSpace(key)) return null;
        if (!key!.Any(char.IsLetter) && FreeText.Screen(key) != FreeTextFinding.None)
            throw new InvalidPluginExecutionException($"The parameter {Parameter} looks like a card number. Use a GUID.");
        return key!.Length <= Longest && key.All(letter => letter is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9' or '-' or '_')
            ? key
            : throw new InvalidPluginExecutionException($"The parameter {Parameter} may have at most {Longest} characters of A-Z, a-z, 0-9, - and _.");
    }
}
