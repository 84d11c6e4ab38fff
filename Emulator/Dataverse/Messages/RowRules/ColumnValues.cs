using System.Globalization;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages.RowRules;

/// <summary>Checks one value against its column and brings it into the form that is stored.</summary>
internal sealed class ColumnValues(MessageCall call, TableMetadata table)
{
    /// <summary>How many options one choices column takes, as the platform documents it.</summary>
    private const int MostChosen = 150;

    /// <returns>The value to store; null for an empty column.</returns>
    /// <exception cref="System.ServiceModel.FaultException">The value is of another type, too long, out of range, or points to nothing.</exception>
    public object? Accept(ColumnMetadata column, object? value) => value is null or "" ? null : column.Type switch
    {
        ColumnType.UniqueIdentifier => As<Guid>(column, value),
        ColumnType.Text or ColumnType.Memo => Text(column, As<string>(column, value)),
        ColumnType.Integer => InRange(column, As<int>(column, value)),
        ColumnType.BigInt => As<long>(column, value),
        ColumnType.Decimal => Decimal(column, As<decimal>(column, value)),
        ColumnType.Double => As<double>(column, value),
        ColumnType.Money => As<Money>(column, value),
        ColumnType.DateTime => Instant(column, As<DateTime>(column, value)),
        ColumnType.Boolean => As<bool>(column, value),
        ColumnType.Choice or ColumnType.State or ColumnType.Status => Option(column, As<OptionSetValue>(column, value)),
        ColumnType.Choices => Options(column, As<OptionSetValueCollection>(column, value)),
        ColumnType.Lookup => Reference(column, As<EntityReference>(column, value)),
        ColumnType.PartyList => As<EntityCollection>(column, value),
        _ => throw DataverseFaults.NotEmulated($"A column of type {column.Type}"),
    };

    public void CheckRange(ColumnMetadata column, decimal value)
    {
        var (minimum, maximum) = (column.MinValue ?? decimal.MinValue, column.MaxValue ?? decimal.MaxValue);
        if (value < minimum || value > maximum)
        {
            throw DataverseFaults.OutOfRange(table.LogicalName, column.LogicalName, minimum, maximum);
        }
    }

    private T As<T>(ColumnMetadata column, object value) => value is T typed
        ? typed
        : throw DataverseFaults.InvalidArgument(
            $"Incorrect attribute value type {value.GetType().FullName}: column '{column.LogicalName}' of '{table.LogicalName}' holds {typeof(T).Name}.");

    private string Text(ColumnMetadata column, string value) => value.Length <= (column.MaxLength ?? int.MaxValue)
        ? value
        : throw DataverseFaults.TooLong(table.LogicalName, column.LogicalName, column.MaxLength ?? 0);

    private int InRange(ColumnMetadata column, int value)
    {
        CheckRange(column, value);
        return value;
    }

    private decimal Decimal(ColumnMetadata column, decimal value)
    {
        CheckRange(column, value);
        return Math.Round(value, column.Precision ?? 10, MidpointRounding.AwayFromZero);
    }

    private static DateTime Instant(ColumnMetadata column, DateTime value)
    {
        var utc = value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : DateTime.SpecifyKind(value, DateTimeKind.Utc);

        // Whole seconds, as the platform stores them; a date-only column has no time at all.
        return column.DateTimeBehavior == 2 ? utc.Date : utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerSecond));
    }

    private OptionSetValue Option(ColumnMetadata column, OptionSetValue value)
    {
        if (column.Choice is { } choice && choice.Options.All(option => option.Value != value.Value))
        {
            throw DataverseFaults.InvalidOption(table.LogicalName, column.LogicalName, value.Value);
        }

        return value;
    }

    /// <returns>Null where nothing is chosen: the column is empty then.</returns>
    private OptionSetValueCollection? Options(ColumnMetadata column, OptionSetValueCollection values)
    {
        if (values.Count > MostChosen)
        {
            throw DataverseFaults.InvalidArgument($"Column '{column.LogicalName}' of '{table.LogicalName}' takes at most {MostChosen} options, not {values.Count}.");
        }

        foreach (var value in values)
        {
            Option(column, value);
        }

        return values.Count == 0 ? null : values;
    }

    private EntityReference Reference(ColumnMetadata column, EntityReference reference)
    {
        if (column.Targets.Count > 0 && !column.Targets.Contains(reference.LogicalName))
        {
            throw DataverseFaults.InvalidArgument(string.Create(
                CultureInfo.InvariantCulture, $"Column '{column.LogicalName}' of '{table.LogicalName}' cannot point to '{reference.LogicalName}'."));
        }

        var id = References.Resolve(call, reference);
        var target = call.Table(reference.LogicalName);
        return call.Find(target.LogicalName, id, target.PrimaryIdColumn) is null
            ? throw DataverseFaults.NoSuchRow(reference.LogicalName, id)
            : new EntityReference(reference.LogicalName, id);
    }
}
