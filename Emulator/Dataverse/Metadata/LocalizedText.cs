namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>A label in every language the solution gives it in, by LCID.</summary>
public sealed class LocalizedText(IReadOnlyDictionary<int, string> texts)
{
    /// <summary>The base language of the emulated environment: English (1033).</summary>
    public const int BaseLanguage = 1033;

    public static LocalizedText Empty { get; } = new(new Dictionary<int, string>());

    public IReadOnlyDictionary<int, string> Texts { get; } = texts;

    /// <summary>The label in the language, else in the base language, else empty.</summary>
    public string In(int lcid) => Texts.TryGetValue(lcid, out var text) || Texts.TryGetValue(BaseLanguage, out text) ? text : "";

    public override string ToString() => In(BaseLanguage);
}
