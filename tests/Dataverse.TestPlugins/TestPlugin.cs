using System;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Dataverse.TestPlugins;

/// <summary>What every plug-in here is given.</summary>
public abstract class TestPlugin : IPlugin
{
    protected const string Account = "lab_account";
    protected const string Entry = "lab_entry";
    protected const string Log = "lab_log";

    protected string Configuration { get; }

    protected TestPlugin(string configuration) => Configuration = configuration;

    public void Execute(IServiceProvider serviceProvider) => Run(new Tools(serviceProvider));

    protected abstract void Run(Tools tools);

    /// <summary>The services of one execution.</summary>
    public sealed class Tools
    {
        private readonly IOrganizationServiceFactory _factory;

        public Tools(IServiceProvider services)
        {
            Context = (IPluginExecutionContext7)services.GetService(typeof(IPluginExecutionContext7));
            Trace = (ITracingService)services.GetService(typeof(ITracingService));
            _factory = (IOrganizationServiceFactory)services.GetService(typeof(IOrganizationServiceFactory));
        }

        public IPluginExecutionContext7 Context { get; }

        public ITracingService Trace { get; }

        public Entity Target => (Entity)Context.InputParameters["Target"];

        /// <summary>As the user the step runs as.</summary>
        public IOrganizationService Service => _factory.CreateOrganizationService(Guid.Empty);

        public IOrganizationService System => _factory.CreateOrganizationService(null);

        public IOrganizationService As(Guid user) => _factory.CreateOrganizationService(user);

        public void Write(string name) => System.Create(new Entity(Log) { ["lab_name"] = name });

        public Entity Read(Guid account) => Service.Retrieve(Account, account, new ColumnSet("lab_balance"));
    }
}
