namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>A column security profile as the solution carries it; its users and teams are the environment's business.</summary>
public sealed record FieldSecurityProfileDefinition(Guid Id, string Name, string Description, IReadOnlyList<FieldPermissionDefinition> Permissions);

/// <param name="Table">Logical name, as <paramref name="Column"/>.</param>
/// <param name="CanRead">0 not allowed, 4 allowed; as the others.</param>
public sealed record FieldPermissionDefinition(string Table, string Column, int CanRead, int CanUpdate, int CanCreate);
