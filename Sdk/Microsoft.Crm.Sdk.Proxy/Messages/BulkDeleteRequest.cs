using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class BulkDeleteRequest : OrganizationRequest
{
    public BulkDeleteRequest()
    {
        RequestName = "BulkDelete";
        QuerySet = default;
        JobName = default;
        SendEmailNotification = default;
        ToRecipients = default;
        CCRecipients = default;
        RecurrencePattern = default;
        StartDateTime = default;
    }

    public QueryExpression[] QuerySet
    {
        get => Parameters.ValueOrDefault<QueryExpression[]>(nameof(QuerySet));
        set => Parameters[nameof(QuerySet)] = value;
    }

    public string JobName
    {
        get => Parameters.ValueOrDefault<string>(nameof(JobName));
        set => Parameters[nameof(JobName)] = value;
    }

    public bool SendEmailNotification
    {
        get => Parameters.ValueOrDefault<bool>(nameof(SendEmailNotification));
        set => Parameters[nameof(SendEmailNotification)] = value;
    }

    public Guid[] ToRecipients
    {
        get => Parameters.ValueOrDefault<Guid[]>(nameof(ToRecipients));
        set => Parameters[nameof(ToRecipients)] = value;
    }

    public Guid[] CCRecipients
    {
        get => Parameters.ValueOrDefault<Guid[]>(nameof(CCRecipients));
        set => Parameters[nameof(CCRecipients)] = value;
    }

    public string RecurrencePattern
    {
        get => Parameters.ValueOrDefault<string>(nameof(RecurrencePattern));
        set => Parameters[nameof(RecurrencePattern)] = value;
    }

    public DateTime StartDateTime
    {
        get => Parameters.ValueOrDefault<DateTime>(nameof(StartDateTime));
        set => Parameters[nameof(StartDateTime)] = value;
    }

    public Guid? SourceImportId
    {
        get => Parameters.ValueOrDefault<Guid?>(nameof(SourceImportId));
        set => Parameters[nameof(SourceImportId)] = value;
    }

    public bool RunNow
    {
        get => Parameters.ValueOrDefault<bool>(nameof(RunNow));
        set => Parameters[nameof(RunNow)] = value;
    }
}
