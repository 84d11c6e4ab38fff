using CrmPayments.Emulator.Dataverse.Metadata;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Definitions;

/// <summary>Writes labels for a user of one language.</summary>
/// <param name="language">LCID of the UserLocalizedLabel.</param>
internal sealed class LabelWriter(int language)
{
    public JObject Write(LocalizedText text)
    {
        var own = text.Texts.ContainsKey(language) ? language : LocalizedText.BaseLanguage;
        return new JObject
        {
            ["LocalizedLabels"] = new JArray(text.Texts.OrderBy(each => each.Key).Select(each => Label(each.Value, each.Key))),
            ["UserLocalizedLabel"] = text.Texts.TryGetValue(own, out var label) ? Label(label, own) : null,
        };
    }

    private static JObject Label(string text, int language) =>
        new() { ["Label"] = text, ["LanguageCode"] = language, ["IsManaged"] = false, ["MetadataId"] = null };
}
