namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>What the unpacked solution itself says, before base tables and system columns are added.</summary>
public sealed record SolutionContent
{
    public required string UniqueName { get; init; }

    public required Version Version { get; init; }

    /// <summary>Tables of the solution's own, with the columns its XML lists.</summary>
    public IReadOnlyList<TableMetadata> Tables { get; init; } = [];

    /// <summary>Columns and keys the solution adds to base tables.</summary>
    public IReadOnlyList<TableExtension> Extensions { get; init; } = [];

    public IReadOnlyList<RelationshipMetadata> Relationships { get; init; } = [];

    public IReadOnlyList<ChoiceMetadata> GlobalChoices { get; init; } = [];

    public IReadOnlyList<CustomApiMetadata> CustomApis { get; init; } = [];

    public IReadOnlyList<PluginAssemblyFile> Assemblies { get; init; } = [];

    public IReadOnlyList<StepRegistration> Steps { get; init; } = [];

    public IReadOnlyList<RoleDefinition> Roles { get; init; } = [];

    public IReadOnlyList<EnvironmentVariableDefinition> EnvironmentVariables { get; init; } = [];

    public IReadOnlyList<FieldSecurityProfileDefinition> FieldSecurityProfiles { get; init; } = [];

    public IReadOnlyList<EmailTemplateDefinition> EmailTemplates { get; init; } = [];

    public IEnumerable<PluginType> PluginTypes => Assemblies.SelectMany(assembly => assembly.Types);
}
