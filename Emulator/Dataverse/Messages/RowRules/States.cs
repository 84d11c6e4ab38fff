using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages.RowRules;

/// <summary>statecode and statuscode go together: a status reason belongs to one state, and a state has a default reason.</summary>
internal static class States
{
    private const string State = "statecode";
    private const string Status = "statuscode";

    public static void OnCreate(TableMetadata table, Entity row)
    {
        if (table.Has(State))
        {
            Complete(table, row, currentState: 0);
        }
    }

    public static void OnUpdate(TableMetadata table, Entity changes, Entity row)
    {
        if (table.Has(State) && (changes.Contains(State) || changes.Contains(Status)))
        {
            Complete(table, changes, row.GetAttributeValue<OptionSetValue>(State)?.Value ?? 0);
        }
    }

    private static void Complete(TableMetadata table, Entity row, int currentState)
    {
        var state = row.GetAttributeValue<OptionSetValue>(State)?.Value ?? currentState;
        var status = row.GetAttributeValue<OptionSetValue>(Status)?.Value ?? DefaultStatus(table, state);
        var belongsTo = table.Columns[Status].Choice?.Options.FirstOrDefault(option => option.Value == status)?.State;
        if (belongsTo is { } owner && owner != state)
        {
            throw DataverseFaults.InvalidState(table, row.Id, LabelOf(table, state), status);
        }

        row[State] = new OptionSetValue(state);
        row[Status] = new OptionSetValue(status);
    }

    private static string LabelOf(TableMetadata table, int state) =>
        table.Columns[State].Choice?.Options.FirstOrDefault(option => option.Value == state)?.Label.ToString()
        ?? throw DataverseFaults.InvalidOption(table.LogicalName, State, state);

    private static int DefaultStatus(TableMetadata table, int state) =>
        table.Columns[State].Choice?.Options.FirstOrDefault(option => option.Value == state)?.DefaultStatus
        ?? table.Columns[Status].Choice?.Options.FirstOrDefault(option => option.State == state)?.Value
        ?? throw DataverseFaults.InvalidOption(table.LogicalName, State, state);
}
