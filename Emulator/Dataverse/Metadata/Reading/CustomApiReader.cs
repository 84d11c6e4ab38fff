namespace CrmPayments.Emulator.Dataverse.Metadata.Reading;

/// <summary>customapis/&lt;unique name&gt;/customapi.xml with its parameters and properties.</summary>
internal static class CustomApiReader
{
    private const int LastParameterType = 12;

    public static CustomApiMetadata Read(string directory)
    {
        var api = XmlFile.Load(Path.Combine(directory, "customapi.xml"));
        return new CustomApiMetadata(
            api.RequiredAttribute("uniquename"),
            api.Integer("bindingtype") ?? 0,
            api.Text("boundentitylogicalname"),
            api.Flag("isfunction"),
            api.Flag("isprivate"),
            api.Integer("allowedcustomprocessingsteptype") ?? 0,
            api.Text("executeprivilegename"),
            PluginTypeId(api),
            Parameters(directory, "customapirequestparameter"),
            Parameters(directory, "customapiresponseproperty"));
    }

    /// <remarks>For a classic assembly the export key is the plug-in type's id; older exports nest the id itself.</remarks>
    private static Guid? PluginTypeId(XmlFile api)
    {
        if (api.Child("plugintypeid") is not { } type)
        {
            return null;
        }

        var key = type.Text("plugintypeexportkey") ?? type.RequiredText("plugintypeid");
        return type.ToId("plugintypeid", key);
    }

    private static CustomApiParameter[] Parameters(string directory, string kind)
    {
        var folder = Path.Combine(directory, kind is "customapirequestparameter" ? "customapirequestparameters" : "customapiresponseproperties");
        return Directory.Exists(folder)
            ? [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Select(one => Parameter(XmlFile.Load(Path.Combine(one, kind + ".xml"))))]
            : [];
    }

    private static CustomApiParameter Parameter(XmlFile file)
    {
        var type = file.ToInteger("type", file.RequiredText("type"));
        if (type is < 0 or > LastParameterType)
        {
            throw file.Problem($"custom API parameter type {type} is not known");
        }

        return new CustomApiParameter(file.RequiredAttribute("uniquename"), type, file.Flag("isoptional"), file.Text("logicalentityname"));
    }
}
