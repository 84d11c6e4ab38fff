namespace CrmPayments.Emulator.Dataverse.Metadata.Reading;

/// <summary>Choices: local ones inside a column, global ones in OptionSets, states and status reasons.</summary>
internal static class ChoiceReader
{
    public static ChoiceMetadata Global(XmlFile optionSet) =>
        new(optionSet.RequiredAttribute("Name"), true, optionSet.Labels("displaynames", "displayname"), Options(optionSet, "options", "option"));

    /// <summary>The choice of a choice or yes/no column.</summary>
    public static ChoiceMetadata Of(XmlFile column, IReadOnlyDictionary<string, ChoiceMetadata> globalChoices)
    {
        if (column.Child("optionset") is { } local)
        {
            return Global(local) with { IsGlobal = false };
        }

        var name = column.RequiredText("OptionSetName");
        return globalChoices.TryGetValue(name, out var choice) ? choice : throw column.Problem($"there is no global choice {name}");
    }

    public static ChoiceMetadata States(XmlFile column) => new(NameOf(column), false, column.Labels("displaynames", "displayname"), Options(StateSet(column), "states", "state"));

    public static ChoiceMetadata Statuses(XmlFile column) => new(NameOf(column), false, column.Labels("displaynames", "displayname"), Options(StateSet(column), "statuses", "status"));

    private static string NameOf(XmlFile column) => column.Child("optionset")?.Attribute("Name") ?? column.RequiredText("LogicalName");

    private static XmlFile StateSet(XmlFile column) => column.RequiredChild("optionset");

    private static OptionMetadata[] Options(XmlFile set, string group, string item) =>
        [.. (set.Child(group)?.Children(item) ?? []).Select(Option)];

    private static OptionMetadata Option(XmlFile option) => new(
        option.RequiredIntegerAttribute("value"),
        option.Labels("labels", "label"),
        option.Attribute("Color"),
        option.Attribute("state") is { } state ? option.ToInteger("state", state) : null,
        option.Attribute("defaultstatus") is { } status ? option.ToInteger("defaultstatus", status) : null);
}
