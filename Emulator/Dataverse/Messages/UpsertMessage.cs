using CrmPayments.Emulator.Dataverse.Messages.RowRules;
using CrmPayments.Emulator.Dataverse.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>Create or Update, by id or alternate key; the steps of those two run.</summary>
internal sealed class UpsertMessage : Message
{
    public override string Name => "Upsert";

    public override OrganizationResponse Execute(OrganizationRequest request, RequestContext context, RequestExecutor executor) =>
        executor.Direct<OrganizationResponse>(request, context, call =>
        {
            // The look-up and the write are one transaction that holds the writer: two upserts of one key cannot both create.
            _ = call.Scope.Writer;
            return Upsert(call, Rows.Copy(call.Required<Entity>("Target")));
        });

    private static UpsertResponse Upsert(MessageCall call, Entity target)
    {
        var existing = Find(call, target);
        return existing is { } id ? Update(call, target, id) : Create(call, target);
    }

    private static Guid? Find(MessageCall call, Entity target) => target.KeyAttributes.Count > 0
        ? call.Scope.Reader.FindByKey(target.LogicalName, References.Plain(call, target.LogicalName, target.KeyAttributes))
        : target.Id != Guid.Empty && call.Find(target.LogicalName, target.Id) is not null ? target.Id : null;

    private static UpsertResponse Update(MessageCall call, Entity target, Guid id)
    {
        foreach (var column in target.KeyAttributes.Keys)
        {
            target.Attributes.Remove(column);
        }

        target.KeyAttributes.Clear();
        target.Id = id;
        call.Send(new UpdateRequest { Target = target });
        return Response(target.LogicalName, id, created: false);
    }

    private static UpsertResponse Create(MessageCall call, Entity target)
    {
        foreach (var (column, value) in target.KeyAttributes)
        {
            target[column] = value;
        }

        target.KeyAttributes.Clear();
        var id = ((CreateResponse)call.Send(new CreateRequest { Target = target })).id;
        return Response(target.LogicalName, id, created: true);
    }

    private static UpsertResponse Response(string table, Guid id, bool created) =>
        new() { Results = { ["RecordCreated"] = created, ["Target"] = new EntityReference(table, id) } };
}
