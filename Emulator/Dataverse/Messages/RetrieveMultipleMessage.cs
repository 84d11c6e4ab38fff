using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Messages;

internal sealed class RetrieveMultipleMessage : PipelineMessage
{
    public override string Name => "RetrieveMultiple";

    public override bool Writes => false;

    public override EntityReference Primary(ParameterCollection input) => new(TableOf((QueryBase)input["Query"]));

    public override void Prepare(MessageCall call) => call.Table(TableOf(call.Required<QueryBase>("Query")));

    public override void Authorize(MessageCall call) =>
        call.Access.DemandPrivilege("Read", call.Table(TableOf(call.Required<QueryBase>("Query"))));

    public override void Run(MessageCall call)
    {
        var query = call.Required<QueryBase>("Query");
        var filter = new AccessFilter(call.Access, call.Metadata, call.QueryCaller());
        var rows = query switch
        {
            QueryByAttribute byAttribute => call.Scope.Reader.Query(ToExpression(byAttribute), filter),
            QueryExpression expression => call.Scope.Reader.Query(expression, filter),
            _ => throw DataverseFaults.NotEmulated($"A query of type {query.GetType().Name}"),
        };
        foreach (var row in rows.Entities)
        {
            call.NoteRead(row);
        }

        call.Output["BusinessEntityCollection"] = rows;
    }

    public override OrganizationResponse Respond(ParameterCollection output) =>
        new RetrieveMultipleResponse { Results = { ["EntityCollection"] = output["BusinessEntityCollection"] } };

    private static string TableOf(QueryBase query) => query switch
    {
        QueryExpression expression => expression.EntityName,
        QueryByAttribute byAttribute => byAttribute.EntityName,
        _ => throw DataverseFaults.NotEmulated($"A query of type {query.GetType().Name}"),
    };

    private static QueryExpression ToExpression(QueryByAttribute query)
    {
        var expression = new QueryExpression(query.EntityName) { ColumnSet = query.ColumnSet ?? new ColumnSet(), TopCount = query.TopCount };
        expression.PageInfo = query.PageInfo ?? expression.PageInfo;
        expression.Orders.AddRange(query.Orders);
        foreach (var (column, value) in query.Attributes.Zip(query.Values))
        {
            expression.Criteria.AddCondition(value is null ? new ConditionExpression(column, ConditionOperator.Null) : new ConditionExpression(column, ConditionOperator.Equal, value));
        }

        return expression;
    }
}
