namespace CrmPayments.Emulator.Dataverse.Metadata;

public sealed record TableExtension(string LogicalName, IReadOnlyList<ColumnMetadata> Columns, IReadOnlyList<AlternateKeyMetadata> Keys);
