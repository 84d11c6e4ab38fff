using System.Runtime.Serialization;
using CrmPayments.Emulator.Dataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Async;

/// <summary>A plug-in's context as it was when the job was enqueued: what the platform serializes into the system job.</summary>
[DataContract(Namespace = "")]
internal sealed class JobContext
{
    [DataMember]
    public int Stage { get; set; }

    [DataMember]
    public int Mode { get; set; }

    [DataMember]
    public int Depth { get; set; }

    [DataMember]
    public string Message { get; set; } = "";

    [DataMember]
    public string Table { get; set; } = "";

    [DataMember]
    public Guid RowId { get; set; }

    [DataMember]
    public Guid? RequestId { get; set; }

    [DataMember]
    public ParameterCollection Input { get; set; } = [];

    [DataMember]
    public ParameterCollection Output { get; set; } = [];

    [DataMember]
    public ParameterCollection Variables { get; set; } = [];

    [DataMember]
    public EntityImageCollection Before { get; set; } = [];

    [DataMember]
    public EntityImageCollection After { get; set; } = [];

    [DataMember]
    public Guid UserId { get; set; }

    [DataMember]
    public Guid InitiatingUserId { get; set; }

    [DataMember]
    public Guid AuthenticatedUserId { get; set; }

    [DataMember]
    public Guid BusinessUnitId { get; set; }

    [DataMember]
    public Guid CorrelationId { get; set; }

    [DataMember]
    public DateTime CreatedOn { get; set; }

    [DataMember]
    public EntityReference? Extension { get; set; }

    [DataMember]
    public string UserAgent { get; set; } = "";

    [DataMember]
    public JobContext? Parent { get; set; }

    public static JobContext Of(PluginContext context) => new()
    {
        Stage = context.Stage,
        Mode = context.Mode,
        Depth = context.Depth,
        Message = context.MessageName,
        Table = context.PrimaryEntityName,
        RowId = context.PrimaryEntityId,
        RequestId = context.RequestId,
        Input = context.InputParameters,
        Output = context.OutputParameters,
        Variables = context.SharedVariables,
        Before = context.PreEntityImages,
        After = context.PostEntityImages,
        UserId = context.UserId,
        InitiatingUserId = context.InitiatingUserId,
        AuthenticatedUserId = context.AuthenticatedUserId,
        BusinessUnitId = context.BusinessUnitId,
        CorrelationId = context.CorrelationId,
        CreatedOn = context.OperationCreatedOn,
        Extension = context.OwningExtension,
        UserAgent = context.InitiatingUserAgent,
        Parent = context.ParentContext is PluginContext parent ? Of(parent) : null,
    };

    /// <param name="jobId">Becomes OperationId, as on the platform.</param>
    public PluginContext ToPlugin(Guid jobId) => new()
    {
        Stage = Stage,
        Mode = Mode,
        Depth = Depth,
        MessageName = Message,
        PrimaryEntityName = Table,
        PrimaryEntityId = RowId,
        RequestId = RequestId,
        InputParameters = Input,
        OutputParameters = Output,
        SharedVariables = Variables,
        PreEntityImages = Before,
        PostEntityImages = After,
        Identity = new Identity(UserId, InitiatingUserId, AuthenticatedUserId),
        BusinessUnitId = BusinessUnitId,
        OrganizationId = Organization.Id,
        OwningExtension = Extension,
        CorrelationId = CorrelationId,
        OperationId = jobId,
        OperationCreatedOn = CreatedOn,
        ParentContext = Parent?.ToPlugin(jobId),
        InitiatingUserAgent = UserAgent,
    };
}
