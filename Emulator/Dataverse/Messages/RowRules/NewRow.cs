using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages.RowRules;

/// <summary>What Create stores: the caller's values, checked, and what the platform adds.</summary>
internal sealed class NewRow(MessageCall call, TableMetadata table)
{
    private readonly ColumnValues _values = new(call, table);

    public Entity From(Entity target)
    {
        var row = new Entity(table.LogicalName, target.Id);
        CopyGiven(target, row);
        SetIfThere(row, table.PrimaryIdColumn, target.Id);
        AddDefaults(row);
        Stamps.OnCreate(call, table, row, target.GetAttributeValue<DateTime?>("overriddencreatedon"));
        Owners.Complete(call, table, row);
        States.OnCreate(table, row);
        AutoNumbers.Fill(call, table, row);
        DerivedColumns.OnCreate(table, row);
        QueueItems.OnCreate(call, table, row);
        new MoneyColumns(call, table, _values).OnCreate(row);
        CheckRequired(row);
        return row;
    }

    private void CopyGiven(Entity target, Entity row)
    {
        foreach (var (name, value) in target.Attributes)
        {
            var column = table.Column(name);

            // Columns that Create cannot set are ignored, as on the platform: a client may send back what it read.
            // The state is one of them: a row starts in its first state and is closed by an Update.
            if (column.ValidForCreate && column.CalculationOf is null)
            {
                row[name] = _values.Accept(column, value);
            }
        }
    }

    private void AddDefaults(Entity row)
    {
        foreach (var column in table.Columns.Values.Where(column => !row.Contains(column.LogicalName)))
        {
            if (column.Type == ColumnType.Choice && column.DefaultValue is { } option)
            {
                row[column.LogicalName] = new OptionSetValue(option);
            }
            else if (column.Type == ColumnType.Boolean)
            {
                row[column.LogicalName] = column.DefaultValue == 1;
            }
        }
    }

    private void SetIfThere(Entity row, string column, object value)
    {
        if (table.Has(column))
        {
            row[column] = value;
        }
    }

    private void CheckRequired(Entity row)
    {
        // "required" is the form's business; only what the system itself needs is enforced by the service.
        var missing = table.Columns.Values.FirstOrDefault(column =>
            column is { RequiredLevel: "systemrequired", ValidForCreate: true } && row.GetAttributeValue<object>(column.LogicalName) is null);
        if (missing is not null)
        {
            throw DataverseFaults.InvalidArgument($"A required field '{missing.LogicalName}' of '{table.LogicalName}' is missing.");
        }
    }
}
