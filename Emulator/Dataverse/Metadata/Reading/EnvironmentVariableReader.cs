using System.Text.Json;

namespace CrmPayments.Emulator.Dataverse.Metadata.Reading;

/// <summary>environmentvariabledefinitions/&lt;schema name&gt;: the definition and, if shipped, the value.</summary>
internal static class EnvironmentVariableReader
{
    public static EnvironmentVariableDefinition Read(string directory)
    {
        var file = XmlFile.Load(Path.Combine(directory, "environmentvariabledefinition.xml"));
        return new EnvironmentVariableDefinition(
            file.RequiredAttribute("schemaname"),
            file.ToInteger("type", file.RequiredText("type")),
            file.Labels("displayname", "label"),
            file.Labels("description", "label"),
            file.Flag("isrequired"),
            file.Text("defaultvalue"),
            Value(Path.Combine(directory, "environmentvariablevalues.json")));
    }

    private static string? Value(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var json = JsonDocument.Parse(File.ReadAllText(path));
        return json.RootElement.TryGetProperty("environmentvariablevalues", out var values)
            && values.TryGetProperty("environmentvariablevalue", out var one)
            && one.TryGetProperty("value", out var value)
            ? value.GetString()
            : throw SolutionFormatException.In(path, "there is no environmentvariablevalues/environmentvariablevalue/value");
    }
}
