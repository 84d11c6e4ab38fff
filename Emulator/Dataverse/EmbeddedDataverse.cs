using CrmPayments.Emulator.Dataverse.Async;
using CrmPayments.Emulator.Dataverse.Import;
using CrmPayments.Emulator.Dataverse.Mail;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Pipeline;
using CrmPayments.Emulator.Dataverse.Query;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse;

/// <summary>A Dataverse environment in this process, with our solution imported. Used by any number of threads at once.</summary>
public sealed class EmbeddedDataverse : IDisposable
{
    private readonly Engine _engine;

    private EmbeddedDataverse(Engine engine)
    {
        _engine = engine;
        Jobs = new AsyncJobs(engine);
    }

    public EmbeddedDataverseOptions Options => _engine.Options;

    public OrganizationMetadata Metadata => _engine.Metadata;

    public SolutionContent Solution => _engine.Solution;

    public Guid OrganizationId { get; } = Organization.Id;

    public Guid RootBusinessUnitId { get; } = Organization.RootBusinessUnitId;

    /// <summary>SYSTEM, as whom plug-ins act when they ask for no user: all privileges.</summary>
    public Guid SystemUserId { get; } = Organization.SystemUserId;

    /// <summary>A system administrator: who calls when nobody else is named.</summary>
    public Guid AdministratorId { get; } = Organization.AdministratorId;

    /// <summary>"Basic User": own customers and activities, nothing of the solution's. Without any role nobody may call.</summary>
    public Guid BasicUserRoleId { get; } = Organization.BasicUserRoleId;

    public AsyncJobs Jobs { get; }

    /// <summary>Emails that were sent.</summary>
    public Outbox Outbox => _engine.Outbox;

    public CallMetrics Metrics => _engine.Metrics;

    /// <summary>What plug-ins traced last.</summary>
    public TraceLog Traces => _engine.Traces;

    public DateTimeOffset Now => _engine.Now;

    /// <summary>Opens or makes the database and imports the solution into it.</summary>
    /// <exception cref="NotSupportedException">The solution relies on something that is not emulated.</exception>
    public static EmbeddedDataverse Open(EmbeddedDataverseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Open(options, SolutionCache.Load(options.SolutionDirectory));
    }

    /// <summary>With a solution that is in memory already.</summary>
    internal static EmbeddedDataverse Open(EmbeddedDataverseOptions options, SolutionContent solution)
    {
        var metadata = MetadataBuilder.Build(solution);
        SecuredColumns.Check(metadata);
        var store = RowStore.Open(metadata, options.DatabaseFile);
        store.WriteTimeout = options.WriteTimeout;
        try
        {
            Import(store, metadata, solution, options.Clock.GetUtcNow().UtcDateTime);
            return new EmbeddedDataverse(new Engine(options, solution, metadata, store));
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <exception cref="System.ServiceModel.FaultException{TDetail}">of <c>OrganizationServiceFault</c>, with the platform's code.</exception>
    public OrganizationResponse Execute(OrganizationRequest request, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        var execution = new Execution(NameOf(request));
        using (var scope = _engine.NewScope(execution))
        {
            new Gate(_engine).Admit(caller, scope);
        }

        var context = new RequestContext(Identity.Of(caller), 1, execution) { Tag = caller.Tag, UserAgent = caller.UserAgent ?? "" };
        return _engine.Measure(execution, () => _engine.Executor.Execute(request, context));
    }

    /// <summary>The organization service as that user, each request a top-level one.</summary>
    public IOrganizationService As(Guid userId) => new TopLevelService(this, userId);

    /// <returns>The enabled user with that domain name (case does not matter), or null.</returns>
    public Guid? FindUser(string domainName)
    {
        using var rows = _engine.Store.Begin(TransactionKind.Read);
        var query = new QueryExpression("systemuser") { ColumnSet = new ColumnSet("domainname") };
        query.Criteria.AddCondition("domainname", ConditionOperator.Equal, domainName);
        query.Criteria.AddCondition("isdisabled", ConditionOperator.NotEqual, true);
        var everything = new UnfilteredRows(new QueryCaller(SystemUserId, RootBusinessUnitId, [], LocalizedText.BaseLanguage, Now.UtcDateTime));
        return rows.Query(query, everything).Entities.Select(user => (Guid?)user.Id).FirstOrDefault();
    }

    /// <returns>The deepest of the user's roles and teams, or null when none holds the privilege.</returns>
    public PrivilegeDepth? PrivilegeDepthOf(Guid userId, string privilegeName)
    {
        using var scope = _engine.NewScope(new Execution(nameof(PrivilegeDepthOf)));
        return _engine.Security.RightsOf(userId, scope).DepthOf(privilegeName);
    }

    /// <returns>The user's language from usersettings, as an LCID; the organization's when they have chosen none.</returns>
    public int LanguageOf(Guid userId)
    {
        using var scope = _engine.NewScope(new Execution(nameof(LanguageOf)));
        return _engine.Security.RightsOf(userId, scope).Language;
    }

    public void Dispose()
    {
        Jobs.Dispose();
        _engine.Store.Dispose();
    }

    private static void Import(RowStore store, OrganizationMetadata metadata, SolutionContent solution, DateTime now)
    {
        using var rows = store.Begin(TransactionKind.Write);
        new OrganizationSeed(rows, metadata, now).Run();
        new SolutionImport(rows, metadata, solution).Run();
        rows.Commit();
    }

    private string NameOf(OrganizationRequest request)
    {
        var table = Metadata.CustomApis.ContainsKey(request.RequestName ?? "") ? "" : RequestTarget.TableOf(request);
        return table.Length == 0 ? request.RequestName ?? "" : $"{request.RequestName} of {table}";
    }
}
