using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Messages.RowRules;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Messages;

internal sealed class RetrieveMessage : PipelineMessage
{
    public override string Name => "Retrieve";

    public override bool Writes => false;

    public override EntityReference Primary(ParameterCollection input) => (EntityReference)input["Target"];

    public override void Prepare(MessageCall call)
    {
        if (call.Optional<RelationshipQueryCollection>("RelatedEntitiesQuery") is { Count: > 0 })
        {
            throw DataverseFaults.NotEmulated("Retrieve with RelatedEntitiesQuery");
        }

        var target = call.Required<EntityReference>("Target");
        call.Input["Target"] = new EntityReference(target.LogicalName, References.Resolve(call, target));
    }

    public override void Authorize(MessageCall call)
    {
        var target = call.Required<EntityReference>("Target");
        var table = call.Table(target.LogicalName);
        call.Access.Demand(AccessRights.ReadAccess, table, call.Existing(target.LogicalName, target.Id));
    }

    public override void Run(MessageCall call)
    {
        var target = call.Required<EntityReference>("Target");
        var table = call.Table(target.LogicalName);
        var wanted = call.Optional<ColumnSet>("ColumnSet") ?? new ColumnSet();
        var lists = PartyLists(table, wanted);
        var query = new QueryExpression(target.LogicalName) { ColumnSet = wanted.AllColumns ? wanted : new ColumnSet([.. wanted.Columns.Except(lists)]) };
        query.Criteria.AddCondition(table.PrimaryIdColumn, ConditionOperator.Equal, target.Id);

        // The query, and not Find: it brings the formatted values in the caller's language.
        var row = call.Scope.Reader.Query(query, new ReadableColumns(call.Columns, call.QueryCaller())).Entities.FirstOrDefault() ?? throw DataverseFaults.NoSuchRow(target.LogicalName, target.Id);
        AddPartyLists(call, row, lists);
        call.NoteRead(row);
        call.Output["BusinessEntity"] = row;
    }

    private static string[] PartyLists(TableMetadata table, ColumnSet wanted) =>
    [
        .. table.Columns.Values.Where(column => column.Type == ColumnType.PartyList && (wanted.AllColumns || wanted.Columns.Contains(column.LogicalName)))
            .Select(column => column.LogicalName),
    ];

    /// <summary>Party lists are rows of their own, which a query does not join.</summary>
    private static void AddPartyLists(MessageCall call, Entity row, string[] lists)
    {
        if (lists.Length > 0 && call.Find(row.LogicalName, row.Id, lists) is { } parties)
        {
            foreach (var list in lists.Where(parties.Contains))
            {
                row[list] = parties[list];
            }
        }
    }

    public override OrganizationResponse Respond(ParameterCollection output) => new RetrieveResponse { Results = { ["Entity"] = output["BusinessEntity"] } };
}
