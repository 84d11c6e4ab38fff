using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages.RowRules;

/// <summary>What Update stores: the caller's changes, checked, and what follows from them.</summary>
internal sealed class ChangedRow(MessageCall call, TableMetadata table)
{
    private readonly ColumnValues _values = new(call, table);

    /// <param name="row">As it is now.</param>
    public Entity From(Entity target, Entity row)
    {
        var changes = new Entity(table.LogicalName, row.Id);
        foreach (var (name, value) in target.Attributes)
        {
            var column = table.Column(name);
            if (column.ValidForUpdate && name != table.PrimaryIdColumn && column.CalculationOf is null)
            {
                changes[name] = _values.Accept(column, value);
            }
        }

        Stamps.OnUpdate(call, table, changes);
        Owners.OnUpdate(call, table, changes);
        States.OnUpdate(table, changes, row);
        DerivedColumns.OnUpdate(table, changes);
        QueueItems.OnUpdate(call, table, changes);
        new MoneyColumns(call, table, _values).OnUpdate(changes, row);
        return changes;
    }
}
