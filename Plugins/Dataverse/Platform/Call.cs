using System.ServiceModel;
using CrmPayments.Plugins.Gateways;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Platform;

/// <summary>One execution of a plug-in: what was asked, by whom, and the organization service to answer it with.</summary>
internal sealed class Call
{
    private const int English = 1033;
    private const string OwnerColumn = "ownerid";
    private readonly IOrganizationServiceFactory _factory;
    private readonly List<HealthWatch> _watches = [];
    private IOrganizationService? _service;

    public Call(IServiceProvider provider)
    {
        Context = (IPluginExecutionContext)provider.GetService(typeof(IPluginExecutionContext));
        _factory = (IOrganizationServiceFactory)provider.GetService(typeof(IOrganizationServiceFactory));
        Trace = (ITracingService)provider.GetService(typeof(ITracingService));
    }

    public IPluginExecutionContext Context { get; }

    public ITracingService Trace { get; }

    public IClock Clock { get; } = SystemClock.Instance;

    /// <summary>UTC.</summary>
    public DateTimeOffset Now => Clock.Now;

    /// <summary>The person (or application user) who asked: the one to authorize and to name on the timeline.</summary>
    public Guid Asker => Context.InitiatingUserId;

    /// <summary>
    /// The organization service as SYSTEM. People have no right to write charges, refunds or attempts; the module writes
    /// them for them, after checking the asker itself.
    /// </summary>
    public IOrganizationService Service => _service ??= _factory.CreateOrganizationService(null);

    /// <summary>The organization service as the asker: sees what they see.</summary>
    public IOrganizationService AsAsker() => _factory.CreateOrganizationService(Asker);

    /// <summary>The asker's user-interface language (LCID); English when it is not set.</summary>
    /// <remarks>One organization-service call.</remarks>
    public int ReadLanguage()
    {
        var query = new QueryExpression("usersettings") { ColumnSet = new ColumnSet("uilanguageid"), TopCount = 1 };
        query.Criteria.AddCondition("systemuserid", ConditionOperator.Equal, Asker);
        var language = Service.RetrieveMultiple(query).Entities.FirstOrDefault()?.GetAttributeValue<int>("uilanguageid") ?? 0;
        return language == 0 ? English : language;
    }

    /// <summary>An input parameter, or the type's default when it is absent or null.</summary>
    /// <exception cref="InvalidPluginExecutionException">It is of another type.</exception>
    public T? Input<T>(string name) => !Context.InputParameters.Contains(name) || Context.InputParameters[name] is null
        ? default
        : Context.InputParameters[name] is T value
            ? value
            : throw new InvalidPluginExecutionException($"The parameter {name} must be of type {typeof(T).Name}.");

    /// <summary>A Guid parameter that must be there.</summary>
    /// <exception cref="InvalidPluginExecutionException">It is missing or empty.</exception>
    public Guid RequiredId(string name) => Input<Guid>(name) is var id && id != Guid.Empty
        ? id
        : throw new InvalidPluginExecutionException($"The parameter {name} is missing: give the id of the row.");

    /// <summary>A text parameter that must be there.</summary>
    /// <exception cref="InvalidPluginExecutionException">It is missing or empty.</exception>
    public string RequiredText(string name) => Input<string>(name) is { } text && !string.IsNullOrWhiteSpace(text)
        ? text
        : throw new InvalidPluginExecutionException($"The parameter {name} is missing.");

    /// <summary>A gateway is called: how it answers is written down when the execution ends.</summary>
    public void Watch(HealthWatch watch) => _watches.Add(watch);

    /// <summary>Writes down how the gateways that were called answered.</summary>
    public void Report()
    {
        foreach (var watch in _watches) watch.Report(Service, Now);
    }

    public void Output(string name, object? value) => Context.OutputParameters[name] = value;

    /// <summary>The row of the Create or Update that started this step.</summary>
    public Entity Target => Context.InputParameters["Target"] as Entity
        ?? throw new InvalidPluginExecutionException("This step belongs on Create or Update of a row.");

    /// <summary>Each request in turn, in the transaction this step runs in.</summary>
    public void InTurn(IEnumerable<OrganizationRequest> requests)
    {
        foreach (var request in requests) Service.Execute(request);
    }

    /// <summary>All requests in one database transaction, and one round trip: for async steps, whose requests otherwise stand alone.</summary>
    /// <remarks>
    /// Who asked for a refund, or owns a contact, may have lost the right to read what is written. News about money is not lost
    /// over its owner: then SYSTEM owns it.
    /// </remarks>
    public OrganizationResponseCollection Together(params OrganizationRequest[] requests)
    {
        try
        {
            return InOneTransaction(requests);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.IsOwnerRefused() && RemoveOwners(requests))
        {
            // Nothing was written: an async step's transaction is this one request, and it was rolled back.
            Trace.Trace("The owner of a new row may not read it; SYSTEM owns it.");
            return InOneTransaction(requests);
        }
    }

    /// <returns>Whether there was one.</returns>
    private static bool RemoveOwners(IEnumerable<OrganizationRequest> requests)
    {
        var owned = requests.OfType<CreateRequest>().Where(request => request.Target.Contains(OwnerColumn)).ToList();
        foreach (var request in owned) request.Target.Attributes.Remove(OwnerColumn);
        return owned.Count > 0;
    }

    private OrganizationResponseCollection InOneTransaction(OrganizationRequest[] requests)
    {
        var transaction = new ExecuteTransactionRequest { Requests = new OrganizationRequestCollection(), ReturnResponses = true };
        transaction.Requests.AddRange(requests);
        return ((ExecuteTransactionResponse)Service.Execute(transaction)).Responses;
    }
}
