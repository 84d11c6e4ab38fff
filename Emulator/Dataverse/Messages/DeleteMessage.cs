using CrmPayments.Emulator.Dataverse.Audit;
using CrmPayments.Emulator.Dataverse.Messages.RowRules;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Messages;

internal sealed class DeleteMessage : PipelineMessage
{
    public override string Name => "Delete";

    public override EntityReference Primary(ParameterCollection input) => (EntityReference)input["Target"];

    public override void Prepare(MessageCall call)
    {
        var target = call.Required<EntityReference>("Target");
        call.Table(target.LogicalName).Writable(Name);
        call.Input["Target"] = new EntityReference(target.LogicalName, References.Resolve(call, target)) { RowVersion = target.RowVersion };
    }

    public override void Authorize(MessageCall call)
    {
        var target = call.Required<EntityReference>("Target");
        var row = call.Existing(target.LogicalName, target.Id);
        RowVersions.Check(call, row, target.RowVersion);
        call.Access.Demand(AccessRights.DeleteAccess, call.Table(target.LogicalName), row);
    }

    public override void Run(MessageCall call)
    {
        var target = call.Required<EntityReference>("Target");
        var row = call.Existing(target.LogicalName, target.Id);
        Dependents.Release(call, target);
        call.Scope.Writer.Delete(target.LogicalName, target.Id);
        AuditTrail.Deleted(call, call.Table(target.LogicalName), row);
        call.Changed(target.LogicalName);
    }

    public override OrganizationResponse Respond(ParameterCollection output) => new DeleteResponse();
}
