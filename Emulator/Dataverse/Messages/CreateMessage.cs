using CrmPayments.Emulator.Dataverse.Audit;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Messages.RowRules;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Messages;

internal sealed class CreateMessage : PipelineMessage
{
    public override string Name => "Create";

    public override EntityReference Primary(ParameterCollection input) => ((Entity)input["Target"]).ToEntityReference();

    public override void Prepare(MessageCall call)
    {
        var target = call.Required<Entity>("Target");
        var table = call.Table(target.LogicalName).Writable(Name);
        if (table.IsIntersect)
        {
            throw DataverseFaults.NotSupported($"Rows of '{table.LogicalName}' are made with Associate.");
        }

        var key = table.PrimaryIdColumn;
        var given = target.GetAttributeValue<Guid?>(key) ?? Guid.Empty;
        target.Id = FirstFilled(target.Id, given, Guid.CreateVersion7(call.Engine.Now));
        target[key] = target.Id;
    }

    public override void Authorize(MessageCall call)
    {
        var target = call.Required<Entity>("Target");
        var table = call.Table(target.LogicalName);
        var caller = new EntityReference("systemuser", call.Identity.UserId);
        var owner = Owners.Given(call, table, target) ?? caller;
        call.Access.DemandCreate(table, owner);
        if (!owner.Equals(caller))
        {
            call.Access.DemandReader(owner, table);
        }

        call.Columns.DemandCreate(table, target);
        call.Access.DemandLinks(table, target);
    }

    public override void Run(MessageCall call)
    {
        var target = call.Required<Entity>("Target");
        RelatedRows.CreateParents(call, target);
        var row = new NewRow(call, call.Table(target.LogicalName)).From(target);
        call.Scope.Writer.Insert(row);
        call.Scope.Locks.Update(row.LogicalName, row.Id);
        AuditTrail.Created(call, call.Table(row.LogicalName), row);
        NewUsers.Complete(call, row);
        call.Changed(row.LogicalName);
        RelatedRows.CreateChildren(call, target);
        call.Output["id"] = row.Id;
    }

    public override OrganizationResponse Respond(ParameterCollection output) => new CreateResponse { Results = { ["id"] = output["id"] } };

    private static Guid FirstFilled(params ReadOnlySpan<Guid> ids)
    {
        foreach (var id in ids)
        {
            if (id != Guid.Empty)
            {
                return id;
            }
        }

        return Guid.Empty;
    }
}
