namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <param name="Type">100000000 text, ...001 number, ...002 yes/no, ...003 JSON, ...004 data source, ...005 secret.</param>
/// <param name="DefaultValue">Null: none.</param>
/// <param name="Value">A value the solution ships beside the definition; null: none.</param>
public sealed record EnvironmentVariableDefinition(
    string SchemaName, int Type, LocalizedText DisplayName, LocalizedText Description, bool IsRequired, string? DefaultValue, string? Value);
