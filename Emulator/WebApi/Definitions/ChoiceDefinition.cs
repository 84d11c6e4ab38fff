using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Payload;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Definitions;

/// <summary>Writes a choice as OptionSetMetadata.</summary>
internal sealed class ChoiceDefinition(LabelWriter labels)
{
    public JObject Write(ChoiceMetadata choice)
    {
        var json = Start(choice, "OptionSetMetadata", TypeOf(choice));
        json["Options"] = new JArray(choice.Options.Select(Option));
        return json;
    }

    public JObject WriteBoolean(ChoiceMetadata choice)
    {
        var json = Start(choice, "BooleanOptionSetMetadata", "Boolean");
        json["TrueOption"] = choice.Options.Where(option => option.Value == 1).Select(Option).FirstOrDefault();
        json["FalseOption"] = choice.Options.Where(option => option.Value == 0).Select(Option).FirstOrDefault();
        return json;
    }

    private JObject Start(ChoiceMetadata choice, string type, string kind) => new()
    {
        [AnnotationNames.Type] = "#" + EdmNames.Qualified(type),
        ["MetadataId"] = MetadataIds.Of("optionset", choice.Name),
        ["Name"] = choice.Name,
        ["IsGlobal"] = choice.IsGlobal,
        ["IsCustomOptionSet"] = choice.IsGlobal,
        ["DisplayName"] = labels.Write(choice.DisplayName),
        ["OptionSetType"] = kind,
    };

    private JObject Option(OptionMetadata option) => new()
    {
        ["Value"] = option.Value,
        ["Label"] = labels.Write(option.Label),
        ["Description"] = labels.Write(LocalizedText.Empty),
        ["Color"] = option.Color,
        ["State"] = option.State,
        ["DefaultStatus"] = option.DefaultStatus,
        ["IsManaged"] = false,
        ["MetadataId"] = null,
    };

    private static string TypeOf(ChoiceMetadata choice) =>
        choice.Options.Any(option => option.State is not null) ? "Status" :
        choice.Options.Any(option => option.DefaultStatus is not null) ? "State" : "Picklist";
}
