namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>One column, as the solution (or the base tables) define it.</summary>
public sealed record ColumnMetadata
{
    /// <summary>Lower case, what an <c>Entity</c> and the Web API call it.</summary>
    public required string LogicalName { get; init; }

    public required string SchemaName { get; init; }

    public required ColumnType Type { get; init; }

    public LocalizedText DisplayName { get; init; } = LocalizedText.Empty;

    public LocalizedText Description { get; init; } = LocalizedText.Empty;

    /// <summary>none, recommended, required or systemrequired.</summary>
    public string RequiredLevel { get; init; } = "none";

    public bool ValidForCreate { get; init; } = true;

    public bool ValidForUpdate { get; init; } = true;

    public bool ValidForRead { get; init; } = true;

    public bool IsSecured { get; init; }

    /// <summary>Counts when its table is audited, too.</summary>
    public bool IsAudited { get; init; }

    /// <summary>For text and memo: characters. Null: no limit known.</summary>
    public int? MaxLength { get; init; }

    /// <summary>For numbers and money, inclusive.</summary>
    public decimal? MinValue { get; init; }

    /// <inheritdoc cref="MinValue"/>
    public decimal? MaxValue { get; init; }

    /// <summary>Decimals of a decimal, double or money column. For money with <see cref="PrecisionSource"/> 2 the currency's count.</summary>
    public int? Precision { get; init; }

    /// <summary>Money: 0 own precision, 1 organization's, 2 currency's.</summary>
    public int PrecisionSource { get; init; }

    /// <summary>Date columns: "date" or "datetime"; text: "text", "email", "url", "phone", "textarea".</summary>
    public string Format { get; init; } = "";

    /// <summary>Date columns: 1 user local, 2 date only, 3 time-zone independent.</summary>
    public int DateTimeBehavior { get; init; } = 1;

    /// <summary>For choice, choices, state, status and yes/no.</summary>
    public ChoiceMetadata? Choice { get; init; }

    /// <summary>For lookups: logical names of the tables it may point to.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Empty, or a format such as <c>CH-{SEQNUM:6}</c>.</summary>
    public string AutoNumberFormat { get; init; } = "";

    /// <summary>For a <c>_base</c> money column: the logical name of the money column it mirrors.</summary>
    public string? CalculationOf { get; init; }

    /// <summary>The default of a choice (null: none) or yes/no (0 or 1).</summary>
    public int? DefaultValue { get; init; }

    public bool IsCustom { get; init; }
}
