using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>The operation as it is stored for an asynchronous step and sent to service endpoints.</summary>
[DataContract(Namespace = ContractNamespaces.Contracts2011)]
public sealed class RemoteExecutionContext : IPluginExecutionContext, IExtensibleDataObject
{
    [DataMember]
    public int Stage { get; set; }

    [DataMember]
    public int Mode { get; set; }

    [DataMember]
    public string MessageName { get; set; }

    [DataMember]
    public string PrimaryEntityName { get; set; }

    [DataMember]
    public string SecondaryEntityName { get; set; }

    [DataMember]
    public Guid? RequestId { get; set; }

    [DataMember]
    public ParameterCollection InputParameters { get => field ??= []; private set; }

    [DataMember]
    public ParameterCollection OutputParameters { get => field ??= []; private set; }

    [DataMember]
    public ParameterCollection SharedVariables { get => field ??= []; private set; }

    [DataMember]
    public Guid UserId { get; set; }

    [DataMember]
    public Guid InitiatingUserId { get; set; }

    [DataMember]
    public Guid BusinessUnitId { get; set; }

    [DataMember]
    public Guid OrganizationId { get; set; }

    [DataMember]
    public string OrganizationName { get; set; }

    [DataMember]
    public EntityImageCollection PreEntityImages { get => field ??= []; private set; }

    [DataMember]
    public EntityImageCollection PostEntityImages { get => field ??= []; private set; }

    [DataMember]
    public Guid CorrelationId { get; set; }

    [DataMember]
    public int Depth { get; set; }

    [DataMember]
    public bool IsExecutingOffline { get; set; }

    [DataMember]
    public bool IsOfflinePlayback { get; set; }

    [DataMember]
    public int IsolationMode { get; set; }

    [DataMember]
    public bool IsInTransaction { get; set; }

    [DataMember]
    public Guid OperationId { get; set; }

    [DataMember]
    public EntityReference OwningExtension { get; set; }

    [DataMember]
    public Guid PrimaryEntityId { get; set; }

    [DataMember]
    public DateTime OperationCreatedOn { get; set; }

    [DataMember]
    public RemoteExecutionContext ParentContext { get; set; }

    IPluginExecutionContext IPluginExecutionContext.ParentContext => ParentContext;

    [DataMember]
    public Guid UserAzureActiveDirectoryObjectId { get; set; }

    [DataMember]
    public Guid InitiatingUserAzureActiveDirectoryObjectId { get; set; }

    [DataMember]
    public string InitiatingUserAgent { get; set; }

    public ExtensionDataObject ExtensionData { get; set; }
}
