namespace CrmPayments.Emulator.Dataverse.Metadata.Reading;

/// <summary>PluginAssemblies/*/*.dll.data.xml and SdkMessageProcessingSteps/*.xml.</summary>
internal static class PluginReader
{
    private const string MessageIdTail = "-ea3e-db11-86a7-000a3a5473e8";

    /// <summary>Message ids that are the same in every environment.</summary>
    private static readonly Dictionary<string, string> Messages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["9ebdbb1b" + MessageIdTail] = "Create",
        ["20bebb1b" + MessageIdTail] = "Update",
        ["a1bdbb1b" + MessageIdTail] = "Delete",
        ["8cbdbb1b" + MessageIdTail] = "Assign",
        ["1cbebb1b" + MessageIdTail] = "SetState",
        ["f2bdbb1b" + MessageIdTail] = "Retrieve",
        ["03bebb1b" + MessageIdTail] = "RetrieveMultiple",
    };

    public static PluginAssemblyFile Assembly(string path)
    {
        var file = XmlFile.Load(path);
        var name = file.RequiredAttribute("FullName");
        var types = (file.Child("PluginTypes")?.Children("PluginType") ?? [])
            .Select(type => new PluginType(type.RequiredIdAttribute("PluginTypeId"), type.RequiredAttribute("Name"), name));
        return new PluginAssemblyFile(file.RequiredIdAttribute("PluginAssemblyId"), name, path[..^".data.xml".Length], [.. types]);
    }

    public static StepRegistration Step(string path)
    {
        var step = XmlFile.Load(path);
        return new StepRegistration(
            step.RequiredIdAttribute("SdkMessageProcessingStepId"),
            step.RequiredAttribute("Name"),
            Message(step),
            step.Text("PrimaryEntity") is { } table and not "none" ? table : null,
            Stage(step),
            step.Integer("Mode") ?? 0,
            step.Integer("Rank") ?? 1,
            Columns(step.Text("FilteringAttributes")),
            [.. (step.Child("SdkMessageProcessingStepImages")?.Children("SdkMessageProcessingStepImage") ?? []).Select(Image)],
            step.Text("Configuration"),
            step.Flag("AsyncAutoDelete"),
            step.Text("ImpersonatingUserId") is { } user ? step.ToId("ImpersonatingUserId", user) : null,
            step.RequiredId("PluginTypeId"));
    }

    private static string Message(XmlFile step)
    {
        var id = step.RequiredText("SdkMessageId").Trim('{', '}');
        return Messages.TryGetValue(id, out var message) ? message : throw step.Problem($"message {id} is not emulated");
    }

    private static int Stage(XmlFile step) => step.Integer("Stage") is { } stage and (10 or 20 or 40)
        ? stage : throw step.Problem($"stage {step.Text("Stage")} cannot be registered");

    private static StepImage Image(XmlFile image) => new(
        image.RequiredText("EntityAlias"), image.Integer("ImageType") ?? 0, Columns(image.Text("Attributes")), image.RequiredText("MessagePropertyName"));

    private static string[] Columns(string? list) => list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
