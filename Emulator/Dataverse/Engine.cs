using CrmPayments.Emulator.Dataverse.Async;
using CrmPayments.Emulator.Dataverse.Mail;
using CrmPayments.Emulator.Dataverse.Messages;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Pipeline;
using CrmPayments.Emulator.Dataverse.Plugins;
using CrmPayments.Emulator.Dataverse.Security;
using CrmPayments.Emulator.Dataverse.Storage;

namespace CrmPayments.Emulator.Dataverse;

/// <summary>The parts of one open environment, composed once.</summary>
internal sealed class Engine
{
    public Engine(EmbeddedDataverseOptions options, SolutionContent solution, OrganizationMetadata metadata, RowStore store)
    {
        Options = options;
        Solution = solution;
        Metadata = metadata;
        Store = store;
        Plugins = new PluginCatalog(options.PluginAssembly);
        Steps = new StepCatalog(solution, metadata);
        Security = new SecurityModel();
        Runner = new PluginRunner(this);
        Executor = new RequestExecutor(this, new MessageCatalog(solution, metadata));
        Jobs = new JobQueue(this);
        Outbox = new Outbox(this);
    }

    public EmbeddedDataverseOptions Options { get; }

    public SolutionContent Solution { get; }

    public OrganizationMetadata Metadata { get; }

    public RowStore Store { get; }

    public PluginCatalog Plugins { get; }

    public StepCatalog Steps { get; }

    public SecurityModel Security { get; }

    public PluginRunner Runner { get; }

    public RequestExecutor Executor { get; }

    public JobQueue Jobs { get; }

    public Outbox Outbox { get; }

    public CallMetrics Metrics { get; } = new();

    public TraceLog Traces { get; } = new();

    public TestHooks Hooks => Options.Hooks;

    public DateTimeOffset Now => Options.Clock.GetUtcNow();

    /// <summary>A transaction of its own for plug-in-less work or a top-level request.</summary>
    public RequestScope NewScope(Execution execution) => new(Store, execution, Hooks);

    /// <summary>Runs a client's request or an async job, and keeps the calls its plug-ins made.</summary>
    public T Measure<T>(Execution execution, Func<T> run)
    {
        try
        {
            return run();
        }
        finally
        {
            if (execution.RanPlugin)
            {
                Metrics.Add(execution.ToCalls());
            }
        }
    }
}
