namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>A choice (option set): local to a column or global.</summary>
public sealed record ChoiceMetadata(string Name, bool IsGlobal, LocalizedText DisplayName, IReadOnlyList<OptionMetadata> Options);

/// <summary>One option. For a status reason <paramref name="State"/> is the state it belongs to; for a state <paramref name="DefaultStatus"/> is its first status.</summary>
public sealed record OptionMetadata(int Value, LocalizedText Label, string? Color = null, int? State = null, int? DefaultStatus = null);
