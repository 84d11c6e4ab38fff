using CrmPayments.Emulator.Dataverse.Audit;
using CrmPayments.Emulator.Dataverse.Messages.RowRules;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Messages;

internal sealed class UpdateMessage : PipelineMessage
{
    public override string Name => "Update";

    public override EntityReference Primary(ParameterCollection input) => ((Entity)input["Target"]).ToEntityReference();

    public override void Prepare(MessageCall call)
    {
        var target = call.Required<Entity>("Target");
        var table = call.Table(target.LogicalName).Writable(Name);
        RelatedRows.RefuseParents(call, target);
        if (target.Id == Guid.Empty)
        {
            target.Id = target.KeyAttributes.Count > 0
                ? References.Resolve(call, new EntityReference(target.LogicalName, target.KeyAttributes))
                : target.GetAttributeValue<Guid?>(table.PrimaryIdColumn) ?? Guid.Empty;
            target.KeyAttributes.Clear();
        }
    }

    public override void Authorize(MessageCall call)
    {
        var target = call.Required<Entity>("Target");
        var table = call.Table(target.LogicalName);
        var row = call.Existing(target.LogicalName, target.Id);
        RowVersions.Check(call, row, target.RowVersion);
        call.Access.Demand(AccessRights.WriteAccess, table, row);
        call.Columns.DemandUpdate(table, target);
        if (target.Contains("ownerid"))
        {
            call.Access.DemandAssign(table, row, Owners.Given(call, table, target));
        }

        call.Access.DemandLinks(table, target, row);
    }

    public override void Run(MessageCall call)
    {
        var target = call.Required<Entity>("Target");
        var row = call.Existing(target.LogicalName, target.Id);
        var changes = new ChangedRow(call, call.Table(target.LogicalName)).From(target, row);
        call.Scope.Writer.Update(changes);
        AuditTrail.Updated(call, call.Table(target.LogicalName), row, changes);
        if (call.Context.Depth > 1)
        {
            call.Scope.Locks.Update(target.LogicalName, target.Id);
        }

        call.Changed(target.LogicalName);
        RelatedRows.CreateChildren(call, target);
    }

    public override OrganizationResponse Respond(ParameterCollection output) => new UpdateResponse();
}
