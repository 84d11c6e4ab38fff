using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>What a plug-in sees of the request it runs in. Parameters and shared variables are the pipeline's own, so a change reaches the next step.</summary>
internal sealed class PluginContext : IPluginExecutionContext7
{
    public const int Sandbox = 2;

    public int Mode { get; init; }

    public int IsolationMode => Sandbox;

    public int Depth { get; init; }

    public int Stage { get; init; }

    public required string MessageName { get; init; }

    public required string PrimaryEntityName { get; init; }

    public string SecondaryEntityName => "none";

    public Guid PrimaryEntityId { get; init; }

    public Guid? RequestId { get; init; }

    public required ParameterCollection InputParameters { get; init; }

    public ParameterCollection OutputParameters { get; init; } = [];

    public ParameterCollection SharedVariables { get; init; } = [];

    public EntityImageCollection PreEntityImages { get; init; } = [];

    public EntityImageCollection PostEntityImages { get; init; } = [];

    // One row a message here: bulk messages run the single-row pipeline for each of their rows.
    public EntityImageCollection[] PreEntityImagesCollection => [PreEntityImages];

    public EntityImageCollection[] PostEntityImagesCollection => [PostEntityImages];

    public required Identity Identity { get; init; }

    public Guid UserId => Identity.UserId;

    public Guid InitiatingUserId => Identity.InitiatingUserId;

    public Guid AuthenticatedUserId => Identity.AuthenticatedUserId;

    public Guid BusinessUnitId { get; init; }

    public Guid OrganizationId { get; init; }

    public string OrganizationName => Organization.UniqueName;

    public EntityReference? OwningExtension { get; init; }

    public Guid CorrelationId { get; init; }

    public Guid OperationId { get; init; }

    public DateTime OperationCreatedOn { get; init; }

    public bool IsInTransaction { get; init; }

    public bool IsExecutingOffline => false;

    public bool IsOfflinePlayback => false;

    public IPluginExecutionContext? ParentContext { get; init; }

    public string InitiatingUserAgent { get; init; } = "";

    // Locally the directory's object id of a user is the systemuserid: CallerObjectId takes the same value.
    public Guid UserAzureActiveDirectoryObjectId => UserId;

    public Guid InitiatingUserAzureActiveDirectoryObjectId => InitiatingUserId;

    public Guid InitiatingUserApplicationId => Guid.Empty;

    public Guid PortalsContactId => Guid.Empty;

    public bool IsPortalsClientCall => false;

    public string EnvironmentId => OrganizationId.ToString("D");

    public Guid TenantId => Organization.TenantId;

    public bool IsApplicationUser => false;
}
