using CrmPayments.Emulator.Dataverse.Async;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse;

/// <summary>A Dataverse environment in this process, with our solution imported. Used by any number of threads at once.</summary>
public sealed class EmbeddedDataverse : IDisposable
{
    private EmbeddedDataverse(EmbeddedDataverseOptions options) => Options = options;

    public EmbeddedDataverseOptions Options { get; }

    public OrganizationMetadata Metadata => throw NotYet(nameof(Metadata));

    public SolutionContent Solution => throw NotYet(nameof(Solution));

    public Guid OrganizationId { get; } = Organization.Id;

    public Guid RootBusinessUnitId { get; } = Organization.RootBusinessUnitId;

    /// <summary>SYSTEM, as whom plug-ins act when they ask for no user: all privileges.</summary>
    public Guid SystemUserId { get; } = Organization.SystemUserId;

    /// <summary>A system administrator: who calls when nobody else is named.</summary>
    public Guid AdministratorId { get; } = Organization.AdministratorId;

    public AsyncJobs Jobs => throw NotYet(nameof(Jobs));

    public CallMetrics Metrics { get; } = new();

    /// <summary>What plug-ins traced last.</summary>
    public TraceLog Traces { get; } = new();

    public DateTimeOffset Now => Options.Clock.GetUtcNow();

    /// <summary>Opens or makes the database and imports the solution into it.</summary>
    public static EmbeddedDataverse Open(EmbeddedDataverseOptions options) => new(options);

    /// <exception cref="System.ServiceModel.FaultException{TDetail}">of <c>OrganizationServiceFault</c>, with the platform's code.</exception>
    public OrganizationResponse Execute(OrganizationRequest request, Caller caller) => throw NotYet(nameof(Execute));

    /// <summary>The organization service as that user, each request a top-level one.</summary>
    public IOrganizationService As(Guid userId) => throw NotYet(nameof(As));

    /// <returns>The enabled user with that domain name (case does not matter), or null.</returns>
    public Guid? FindUser(string domainName) => throw NotYet(nameof(FindUser));

    /// <returns>The user's language from usersettings, as an LCID; the organization's when they have chosen none.</returns>
    public int LanguageOf(Guid userId) => throw NotYet(nameof(LanguageOf));

    public void Dispose()
    {
        // Nothing is open yet.
    }

    private static NotSupportedException NotYet(string member) => new($"EmbeddedDataverse.{member} is not there yet.");
}
