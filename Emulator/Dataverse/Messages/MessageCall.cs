using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Pipeline;
using CrmPayments.Emulator.Dataverse.Query;
using CrmPayments.Emulator.Dataverse.Security;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>One run of a message: its parameters, who asks, and the transaction it works in.</summary>
internal sealed class MessageCall(Engine engine, RequestContext context, RequestScope scope, ParameterCollection input)
{
    public Engine Engine { get; } = engine;

    public RequestContext Context { get; } = context;

    public RequestScope Scope { get; } = scope;

    public ParameterCollection Input { get; } = input;

    public ParameterCollection Output { get; } = [];

    /// <summary>What the plug-in of a custom API is given; null outside the pipeline.</summary>
    public PluginContext? Main { get; set; }

    public Identity Identity => Context.Identity;

    public OrganizationMetadata Metadata => Engine.Metadata;

    public AccessCheck Access => new(Engine, Scope, Identity);

    public ColumnAccess Columns => new(Metadata, Access);

    public DateTime Now => Engine.Now.UtcDateTime;

    /// <exception cref="System.ServiceModel.FaultException">The parameter is missing or of another type (0x80040203).</exception>
    public T Required<T>(string name)
        where T : class =>
        Input.TryGetValue(name, out var value) && value is T typed
            ? typed
            : throw DataverseFaults.InvalidArgument($"Required parameter '{name}' of type {typeof(T).Name} is missing.");

    public T? Optional<T>(string name) => Input.TryGetValue(name, out var value) && value is T typed ? typed : default;

    public TableMetadata Table(string logicalName) => Metadata.Table(logicalName);

    /// <summary>The row in the transaction, whoever asks. Null when there is none.</summary>
    public Entity? Find(string table, Guid id, params string[] columns) =>
        Scope.Reader.Find(table, id, columns.Length == 0 ? null : columns);

    public Entity Existing(string table, Guid id) => Find(table, id) ?? throw DataverseFaults.NoSuchRow(table, id);

    /// <summary>A request that is part of this one: same caller, same depth, same transaction.</summary>
    public OrganizationResponse Send(OrganizationRequest request) => Engine.Executor.Execute(request, Context with { Ambient = Scope });

    /// <summary>Tells those who keep copies of rows (rights) that the table changes when the transaction commits.</summary>
    public void Changed(string table) => Engine.Security.Changed(table, Scope);

    /// <summary>Plug-in code has seen the row; see <see cref="LockWatch"/>.</summary>
    public void NoteRead(Entity row)
    {
        if (Context.Depth > 1)
        {
            Scope.Locks.Read(row.LogicalName, row.Id);
        }
    }

    public QueryCaller QueryCaller()
    {
        var rights = Engine.Security.RightsOf(Identity.UserId, Scope);
        return new QueryCaller(Identity.UserId, rights.BusinessUnitId, rights.TeamIds, rights.Language, Now);
    }

    /// <summary>A look-up of the engine's own: sees every row.</summary>
    public UnfilteredRows Everything() => new(QueryCaller());
}
