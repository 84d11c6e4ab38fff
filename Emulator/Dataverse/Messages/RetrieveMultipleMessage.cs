using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Query;
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
            FetchExpression fetch => call.Scope.Reader.Query(FetchXml.Parse(fetch.Query), filter),
            QueryByAttribute byAttribute => call.Scope.Reader.Query(QueryExpressions.ToRowQuery(byAttribute), filter),
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
        FetchExpression fetch => FetchXml.Parse(fetch.Query).Table,
        _ => throw DataverseFaults.NotEmulated($"A query of type {query.GetType().Name}"),
    };
}
