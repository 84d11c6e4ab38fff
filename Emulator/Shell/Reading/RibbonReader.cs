using System.Xml.Linq;
using CrmPayments.Emulator.Shell.Model;

namespace CrmPayments.Emulator.Shell.Reading;

/// <summary>A table's RibbonDiff.xml → its buttons with their commands, rules written out where they are named.</summary>
internal static class RibbonReader
{
    public static RibbonModel Read(XElement ribbon, int lcid)
    {
        var definitions = ribbon.Element("RuleDefinitions");
        var enable = Rules(definitions?.Element("EnableRules"));
        var display = Rules(definitions?.Element("DisplayRules"));
        var commands = ribbon.Elements("CommandDefinitions").Elements("CommandDefinition").ToDictionary(
            command => Xml.Name(command, "Id"),
            command => new CommandModel(Named(command.Element("EnableRules"), enable), Named(command.Element("DisplayRules"), display), Actions(command.Element("Actions"))));
        return new RibbonModel([.. ribbon.Elements("CustomActions").Elements("CustomAction").SelectMany(action => Buttons(action, ribbon, lcid))], commands);
    }

    private static IEnumerable<ButtonModel> Buttons(XElement action, XElement ribbon, int lcid)
    {
        var place = Xml.Name(action, "Location").Split('.') is ["Mscrm", var name, ..] ? name : "";
        return action.Elements("CommandUIDefinition").Elements("Button").Select(button => new ButtonModel(
            Xml.Name(button, "Id"),
            place,
            Xml.Name(button, "Command"),
            Localized(Xml.Name(button, "LabelText"), ribbon, lcid),
            Localized(Xml.Name(button, "ToolTipDescription"), ribbon, lcid),
            Xml.WebResource(Xml.Name(button, "ModernImage")),
            Xml.Number(button.Attribute("Sequence")?.Value, 100)));
    }

    private static string Localized(string text, XElement ribbon, int lcid)
    {
        const string prefix = "$LocLabels:";
        var label = text.StartsWith(prefix, StringComparison.Ordinal)
            ? ribbon.Elements("LocLabels").Elements("LocLabel").FirstOrDefault(label => Xml.Name(label, "Id") == text[prefix.Length..])
            : null;
        return label is null ? text : Xml.Label(label, "Titles", "Title", lcid);
    }

    private static ILookup<string, RuleModel> Rules(XElement? definitions) =>
        (definitions?.Elements() ?? []).SelectMany(definition => definition.Elements().Select(rule => Rule(Xml.Name(definition, "Id"), rule))).ToLookup(rule => rule.Id);

    private static RuleModel Rule(string id, XElement rule) => new(
        id,
        rule.Name.LocalName,
        rule.Attributes().ToDictionary(attribute => attribute.Name.LocalName, attribute => Xml.WebResource(attribute.Value)),
        Parameters(rule));

    private static IReadOnlyList<RuleModel> Named(XElement? references, ILookup<string, RuleModel> rules) =>
        [.. (references?.Elements() ?? []).Select(reference => Xml.Name(reference, "Id")).SelectMany(id => rules.Contains(id) ? rules[id] : [Undefined(id)])];

    private static RuleModel Undefined(string id) => new(id, "Undefined", new Dictionary<string, string>(), []);

    private static IReadOnlyList<ActionModel> Actions(XElement? actions) =>
        [.. (actions?.Elements("JavaScriptFunction") ?? []).Select(action => new ActionModel(
            Xml.Name(action, "FunctionName"), Xml.WebResource(Xml.Name(action, "Library")), Parameters(action)))];

    private static IReadOnlyList<ParameterModel> Parameters(XElement owner) =>
        [.. owner.Elements().Where(element => element.Name.LocalName.EndsWith("Parameter", StringComparison.Ordinal))
            .Select(parameter => new ParameterModel(parameter.Name.LocalName, Xml.Name(parameter, "Value")))];
}
