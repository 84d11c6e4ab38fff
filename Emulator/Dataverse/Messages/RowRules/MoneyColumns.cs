using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages.RowRules;

/// <summary>Currency of a row, rounding of its amounts, and their values in the base currency.</summary>
internal sealed class MoneyColumns(MessageCall call, TableMetadata table, ColumnValues values)
{
    private const string Currency = "transactioncurrencyid";
    private const string Rate = "exchangerate";

    /// <summary>How the platform's database keeps money: decimal(19,4).</summary>
    private const int StoredDecimals = 4;

    private readonly List<ColumnMetadata> _amounts =
        [.. table.Columns.Values.Where(column => column is { Type: ColumnType.Money, CalculationOf: null })];

    public void OnCreate(Entity row)
    {
        if (!table.Has(Currency) || _amounts.Count == 0)
        {
            return;
        }

        if (row.GetAttributeValue<EntityReference>(Currency) is null && _amounts.Any(column => row.GetAttributeValue<Money>(column.LogicalName) is not null))
        {
            row[Currency] = DefaultCurrency();
        }

        Convert(row, row);
    }

    public void OnUpdate(Entity changes, Entity row)
    {
        if (!table.Has(Currency) || !(changes.Contains(Currency) || _amounts.Any(column => changes.Contains(column.LogicalName))))
        {
            return;
        }

        var effective = new Entity(row.LogicalName, row.Id);
        effective.Attributes.AddRange(row.Attributes);
        foreach (var (name, value) in changes.Attributes)
        {
            effective[name] = value;
        }

        if (effective.GetAttributeValue<EntityReference>(Currency) is null)
        {
            effective[Currency] = changes[Currency] = DefaultCurrency();
        }

        Convert(effective, changes);
    }

    /// <param name="row">All amounts.</param>
    /// <param name="result">Takes what follows from them.</param>
    private void Convert(Entity row, Entity result)
    {
        if (row.GetAttributeValue<EntityReference>(Currency) is not { } reference)
        {
            return;
        }

        var currency = call.Existing("transactioncurrency", reference.Id);
        var rate = currency.GetAttributeValue<decimal>(Rate);
        result[Rate] = rate;
        foreach (var column in _amounts.Where(column => row.Contains(column.LogicalName)))
        {
            var amount = Rounded(column, row.GetAttributeValue<Money>(column.LogicalName), currency);
            result[column.LogicalName] = amount;
            SetBase(result, column, amount, rate);
        }
    }

    private Money? Rounded(ColumnMetadata column, Money? amount, Entity currency)
    {
        if (amount is null)
        {
            return null;
        }

        var decimals = column.PrecisionSource == 2 ? currency.GetAttributeValue<int>("currencyprecision") : column.Precision ?? 2;
        var rounded = Math.Round(amount.Value, decimals, MidpointRounding.AwayFromZero);
        values.CheckRange(column, rounded);
        return new Money(rounded);
    }

    private void SetBase(Entity result, ColumnMetadata column, Money? amount, decimal rate)
    {
        var mirror = table.Columns.Values.FirstOrDefault(other => other.CalculationOf == column.LogicalName);
        if (mirror is not null)
        {
            result[mirror.LogicalName] = amount is null ? null : new Money(Math.Round(amount.Value / rate, StoredDecimals, MidpointRounding.AwayFromZero));
        }
    }

    private EntityReference DefaultCurrency() =>
        call.Existing("organization", Organization.Id).GetAttributeValue<EntityReference>("basecurrencyid")
        ?? new EntityReference("transactioncurrency", Organization.BaseCurrencyId);
}
