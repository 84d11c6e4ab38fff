using System.Collections.Concurrent;
using System.Globalization;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Pipeline;
using CrmPayments.Emulator.Dataverse.Query;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Mail;

/// <summary>
/// The mail server, as far as a test needs one: emails that were handed over (Pending Send) become Sent, and nothing leaves the machine.
/// Runs with the async jobs: on their workers, or when <c>Jobs.RunPending</c> is called.
/// </summary>
public sealed class Outbox
{
    private const string Table = "email";

    private static readonly UnfilteredRows Everything =
        new(new QueryCaller(Organization.SystemUserId, Organization.RootBusinessUnitId, [], LocalizedText.BaseLanguage, DateTime.UnixEpoch));

    private readonly Engine _engine;
    private readonly ConcurrentQueue<Guid> _pending;
    private int _delivering;

    internal Outbox(Engine engine)
    {
        _engine = engine;
        using var rows = engine.Store.Begin(TransactionKind.Read);
        _pending = new ConcurrentQueue<Guid>(WithStatus(rows, EmailStatus.PendingSend).Select(email => email.Id));
    }

    /// <summary>Nothing waits, and nothing is being sent just now.</summary>
    internal bool IsEmpty => _pending.IsEmpty && Volatile.Read(ref _delivering) == 0;

    /// <summary>What has left, oldest first.</summary>
    public IReadOnlyList<SentEmail> List()
    {
        using var rows = _engine.Store.Begin(TransactionKind.Read);

        // An email that was only marked as sent (IssueSend false, or by hand) has no message id of ours.
        return [.. WithStatus(rows, EmailStatus.Sent).Select(email => rows.Find(Table, email.Id)).OfType<Entity>()
            .Where(email => email.GetAttributeValue<string>("messageid") == MessageId(email.Id)).Select(ToSent)];
    }

    /// <summary>Sends the email when the transaction commits, and not before.</summary>
    internal void Take(Guid emailId, RequestScope scope) => scope.AfterCommit(() =>
    {
        _pending.Enqueue(emailId);
        _engine.Jobs.Wake();
    });

    /// <returns>False: nothing waits.</returns>
    internal bool DeliverNext()
    {
        // Counted before it leaves the queue, so that IsEmpty never says so too early.
        Interlocked.Increment(ref _delivering);
        var taken = _pending.TryDequeue(out var id);
        try
        {
            if (taken)
            {
                DeliverOrKeep(id);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _delivering);
        }

        if (taken)
        {
            _engine.Jobs.Wake();
        }

        return taken;
    }

    private void DeliverOrKeep(Guid id)
    {
        try
        {
            Deliver(id);
        }
        catch
        {
            _pending.Enqueue(id);
            throw;
        }
    }

    private void Deliver(Guid id)
    {
        using var rows = _engine.Store.Begin(TransactionKind.Write);
        if (rows.Find(Table, id, ["statuscode"])?.GetAttributeValue<OptionSetValue>("statuscode")?.Value != EmailStatus.PendingSend)
        {
            return; // Deleted or cancelled since.
        }

        var now = _engine.Now.UtcDateTime;
        var changes = new Entity(Table, id) { ["senton"] = now, ["actualend"] = now, ["messageid"] = MessageId(id) };
        EmailStatus.Set(changes, EmailStatus.Sent);
        rows.Update(changes);
        rows.Commit();
    }

    private static string MessageId(Guid emailId) => string.Create(CultureInfo.InvariantCulture, $"<{emailId:N}@emulator>");

    private static DataCollection<Entity> WithStatus(IRowTransaction rows, int status)
    {
        var query = new QueryExpression(Table) { Orders = { new OrderExpression("senton", OrderType.Ascending), new OrderExpression("versionnumber", OrderType.Ascending) } };
        query.Criteria.AddCondition("statuscode", ConditionOperator.Equal, status);
        return rows.Query(query, Everything).Entities;
    }

    private static SentEmail ToSent(Entity email) => new(
        email.Id, email.GetAttributeValue<string>("sender"), Addresses(email, "to"), Addresses(email, "cc"), Addresses(email, "bcc"),
        email.GetAttributeValue<string>("subject") ?? "", email.GetAttributeValue<string>("description") ?? "", email.GetAttributeValue<DateTime>("senton"),
        email.GetAttributeValue<EntityReference>("regardingobjectid") is { } row ? new SentEmailRegarding(row.LogicalName, row.Id) : null);

    private static string[] Addresses(Entity email, string list) =>
        [.. (email.GetAttributeValue<EntityCollection>(list)?.Entities ?? Enumerable.Empty<Entity>()).Select(party => party.GetAttributeValue<string>("addressused"))];
}
