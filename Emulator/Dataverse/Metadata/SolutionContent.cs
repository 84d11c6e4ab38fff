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

    public IEnumerable<PluginType> PluginTypes => Assemblies.SelectMany(assembly => assembly.Types);
}

public sealed record TableExtension(string LogicalName, IReadOnlyList<ColumnMetadata> Columns, IReadOnlyList<AlternateKeyMetadata> Keys);

/// <param name="FullName">Name, version, culture and key token as the XML states them.</param>
/// <param name="File">Where the packer puts the dll; it need not exist in a clone.</param>
public sealed record PluginAssemblyFile(Guid Id, string FullName, string File, IReadOnlyList<PluginType> Types);

/// <param name="ClassName">Namespace and class.</param>
public sealed record PluginType(Guid Id, string ClassName, string AssemblyName);

/// <summary>A plug-in step.</summary>
/// <param name="Message">Create, Update, ...</param>
/// <param name="PrimaryTable">Logical name; null: every table.</param>
/// <param name="Stage">10, 20 or 40.</param>
/// <param name="Mode">0 synchronous, 1 asynchronous.</param>
/// <param name="Rank">Execution order, ascending.</param>
/// <param name="FilteringAttributes">Update only; empty: any column.</param>
/// <param name="Configuration">Unsecure configuration; null: none.</param>
/// <param name="AsyncAutoDelete">Whether the system job is removed once it succeeded.</param>
/// <param name="ImpersonatingUserId">Null: the caller.</param>
public sealed record StepRegistration(
    Guid Id, string Name, string Message, string? PrimaryTable, int Stage, int Mode, int Rank,
    IReadOnlyList<string> FilteringAttributes, IReadOnlyList<StepImage> Images, string? Configuration,
    bool AsyncAutoDelete, Guid? ImpersonatingUserId, Guid PluginTypeId);

/// <param name="ImageType">0 before, 1 after, 2 both.</param>
/// <param name="Columns">Empty: all.</param>
public sealed record StepImage(string Alias, int ImageType, IReadOnlyList<string> Columns, string MessagePropertyName);

public sealed record RoleDefinition(Guid Id, string Name, IReadOnlyList<RolePrivilegeDefinition> Privileges);

/// <param name="Name">prv, verb, schema name of the table.</param>
public sealed record RolePrivilegeDefinition(string Name, PrivilegeReach Depth);

/// <summary>How far a privilege reaches; the values are the platform's PrivilegeDepth.</summary>
public enum PrivilegeReach
{
    /// <summary>The user's own rows.</summary>
    Basic = 0,

    /// <summary>The business unit's.</summary>
    Local = 1,

    /// <summary>The business unit's and those below it.</summary>
    Deep = 2,

    /// <summary>The organization's.</summary>
    Global = 3,
}

/// <param name="Type">100000000 text, ...001 number, ...002 yes/no, ...003 JSON, ...004 data source, ...005 secret.</param>
/// <param name="DefaultValue">Null: none.</param>
/// <param name="Value">A value the solution ships beside the definition; null: none.</param>
public sealed record EnvironmentVariableDefinition(
    string SchemaName, int Type, LocalizedText DisplayName, LocalizedText Description, bool IsRequired, string? DefaultValue, string? Value);
