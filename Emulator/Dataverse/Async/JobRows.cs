using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Pipeline;
using CrmPayments.Emulator.Dataverse.Query;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Async;

/// <summary>The rows of asyncoperation.</summary>
internal static class JobRows
{
    public const string Table = "asyncoperation";
    private const int SystemEvent = 1;
    private const int NameLength = 256;

    private static readonly UnfilteredRows Everything =
        new(new QueryCaller(Organization.SystemUserId, Organization.RootBusinessUnitId, [], LocalizedText.BaseLanguage, DateTime.UnixEpoch));

    public static Entity New(Guid id, Step step, PluginContext context, long sequence, DateTime now)
    {
        var user = new EntityReference("systemuser", context.UserId);
        var row = new Entity(Table, id)
        {
            ["asyncoperationid"] = id,
            ["name"] = step.Registration.Name[..Math.Min(step.Registration.Name.Length, NameLength)],
            ["operationtype"] = new OptionSetValue(SystemEvent),
            ["messagename"] = context.MessageName,
            ["primaryentitytype"] = context.PrimaryEntityName,
            ["owningextensionid"] = step.Id,
            ["correlationid"] = context.CorrelationId,
            ["depth"] = context.Depth,
            ["retrycount"] = 0,
            ["sequence"] = sequence,
            ["data"] = JobSerializer.Write(JobContext.Of(context)),
            ["createdon"] = now,
            ["modifiedon"] = now,
            ["createdby"] = user,
            ["modifiedby"] = user,
            ["ownerid"] = user,
            ["owninguser"] = user,
            ["owningbusinessunit"] = new EntityReference("businessunit", context.BusinessUnitId),
        };
        SetState(row, AsyncJobState.WaitingForResources);
        return row;
    }

    /// <summary>statuscode, and the statecode it belongs to.</summary>
    public static void SetState(Entity row, AsyncJobState state)
    {
        var code = state switch
        {
            AsyncJobState.WaitingForResources => 0,
            AsyncJobState.Waiting => 1,
            AsyncJobState.InProgress => 2,
            _ => 3,
        };
        row["statecode"] = new OptionSetValue(code);
        row["statuscode"] = new OptionSetValue((int)state);
    }

    /// <returns>Jobs that may run now, the oldest first.</returns>
    public static IReadOnlyList<Guid> Due(IRowTransaction rows, DateTime now, int count)
    {
        var query = new QueryExpression(Table) { ColumnSet = new ColumnSet("asyncoperationid"), TopCount = count };
        query.Criteria.AddCondition("statecode", ConditionOperator.In, 0, 1);
        var time = query.Criteria.AddFilter(LogicalOperator.Or);
        time.AddCondition("postponeuntil", ConditionOperator.Null);
        time.AddCondition("postponeuntil", ConditionOperator.LessEqual, now);
        query.AddOrder("createdon", OrderType.Ascending);
        query.AddOrder("sequence", OrderType.Ascending);
        return [.. rows.Query(query, Everything).Entities.Select(row => row.Id)];
    }

    public static IReadOnlyList<Entity> All(IRowTransaction rows)
    {
        var query = new QueryExpression(Table)
        {
            ColumnSet = new ColumnSet("name", "messagename", "owningextensionid", "statuscode", "retrycount", "createdon", "postponeuntil", "message"),
        };
        query.AddOrder("createdon", OrderType.Ascending);
        query.AddOrder("sequence", OrderType.Ascending);
        return rows.Query(query, Everything).Entities;
    }

    /// <returns>Jobs that were running when the process ended.</returns>
    public static IReadOnlyList<Guid> Interrupted(IRowTransaction rows)
    {
        var query = new QueryExpression(Table) { ColumnSet = new ColumnSet("asyncoperationid") };
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 2);
        return [.. rows.Query(query, Everything).Entities.Select(row => row.Id)];
    }
}
