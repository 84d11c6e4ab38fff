namespace Microsoft.Xrm.Sdk;

/// <summary>The operation that runs.</summary>
public interface IExecutionContext
{
    /// <summary>0 synchronous, 1 asynchronous.</summary>
    int Mode { get; }

    /// <summary>1 none, 2 sandbox.</summary>
    int IsolationMode { get; }

    /// <summary>1 for the first operation, one more for each that it triggers.</summary>
    int Depth { get; }

    string MessageName { get; }

    string PrimaryEntityName { get; }

    Guid? RequestId { get; }

    string SecondaryEntityName { get; }

    ParameterCollection InputParameters { get; }

    ParameterCollection OutputParameters { get; }

    ParameterCollection SharedVariables { get; }

    /// <summary>Who the step runs as.</summary>
    Guid UserId { get; }

    /// <summary>Who started the pipeline.</summary>
    Guid InitiatingUserId { get; }

    Guid BusinessUnitId { get; }

    Guid OrganizationId { get; }

    string OrganizationName { get; }

    Guid PrimaryEntityId { get; }

    EntityImageCollection PreEntityImages { get; }

    EntityImageCollection PostEntityImages { get; }

    EntityReference OwningExtension { get; }

    Guid CorrelationId { get; }

    bool IsExecutingOffline { get; }

    bool IsOfflinePlayback { get; }

    bool IsInTransaction { get; }

    /// <summary>The system job's id in an asynchronous step.</summary>
    Guid OperationId { get; }

    /// <summary>UTC.</summary>
    DateTime OperationCreatedOn { get; }
}
