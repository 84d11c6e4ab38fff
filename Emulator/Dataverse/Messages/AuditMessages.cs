using CrmPayments.Emulator.Dataverse.Audit;
using CrmPayments.Emulator.Dataverse.Messages.RowRules;
using CrmPayments.Emulator.Dataverse.Query;
using CrmPayments.Emulator.Dataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>What audited events changed, newest first, for who may read audit summaries and record histories.</summary>
internal static class AuditMessages
{
    public static IEnumerable<Message> All =>
    [
        new DirectMessage("RetrieveAuditDetails", Details),
        new DirectMessage("RetrieveRecordChangeHistory", call => new RetrieveRecordChangeHistoryResponse { Results = { ["AuditDetailCollection"] = History(call, null) } }),
        new DirectMessage("RetrieveAttributeChangeHistory", call => new RetrieveAttributeChangeHistoryResponse { Results = { ["AuditDetailCollection"] = History(call, call.Required<string>("AttributeLogicalName")) } }),
    ];

    private static RetrieveAuditDetailsResponse Details(MessageCall call)
    {
        DemandPrivileges(call);
        var row = call.Existing(AuditTrail.Table, call.Optional<Guid>("AuditId"));
        DemandRow(call, row.GetAttributeValue<EntityReference>("objectid"));
        return new RetrieveAuditDetailsResponse { Results = { ["AuditDetail"] = new AuditDetailReader(call).Read(row) } };
    }

    private static AuditDetailCollection History(MessageCall call, string? column)
    {
        DemandPrivileges(call);
        var target = call.Required<EntityReference>("Target");
        var row = new EntityReference(target.LogicalName, References.Resolve(call, target));
        DemandRow(call, row);
        var events = Events(call, row.Id).Where(one => column is null || Changes(one, column)).ToList();
        return Page(events, call.Optional<PagingInfo>("PagingInfo"), new AuditDetailReader(call));
    }

    private static AuditDetailCollection Page(List<Entity> events, PagingInfo? paging, AuditDetailReader reader)
    {
        var size = paging?.Count is int count and > 0 ? Math.Min(count, RowPage.Limit) : RowPage.Limit;
        var skipped = (Math.Max(paging?.PageNumber ?? 1, 1) - 1) * size;
        var page = new AuditDetailCollection
        {
            MoreRecords = events.Count > skipped + size,
            TotalRecordCount = paging?.ReturnTotalRecordCount == true ? events.Count : -1,
        };
        page.AuditDetails.AddRange(events.Skip(skipped).Take(size).Select(reader.Read));
        return page;
    }

    private static bool Changes(Entity audit, string column) =>
        ChangeData.Read(audit.GetAttributeValue<string>("changedata")).Any(change => change.Column == column);

    private static void DemandPrivileges(MessageCall call)
    {
        call.Access.DemandPrivilege(PrivilegeNames.ReadRecordAuditHistory);
        call.Access.DemandPrivilege(PrivilegeNames.ReadAuditSummary);
    }

    /// <summary>A row that is gone is nobody's: its table's privilege is enough.</summary>
    private static void DemandRow(MessageCall call, EntityReference about)
    {
        var table = call.Table(about.LogicalName);
        if (call.Find(about.LogicalName, about.Id) is { } row)
        {
            call.Access.Demand(AccessRights.ReadAccess, table, row);
        }
        else
        {
            call.Access.DemandPrivilege("Read", table);
        }
    }

    private static DataCollection<Entity> Events(MessageCall call, Guid id)
    {
        // With changedata, whoever asks: the reader of details leaves out what is secured.
        var query = new QueryExpression(AuditTrail.Table)
        {
            ColumnSet = new ColumnSet(true),
            Orders = { new OrderExpression("createdon", OrderType.Descending), new OrderExpression("versionnumber", OrderType.Descending) },
        };
        query.Criteria.AddCondition("objectid", ConditionOperator.Equal, id);
        return call.Scope.Reader.Query(query, call.Everything()).Entities;
    }
}
