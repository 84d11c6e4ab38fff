using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class SendEmailRequest : OrganizationRequest
{
    public SendEmailRequest()
    {
        RequestName = "SendEmail";
        EmailId = default;
        IssueSend = default;
    }

    public Guid EmailId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(EmailId));
        set => Parameters[nameof(EmailId)] = value;
    }

    public bool IssueSend
    {
        get => Parameters.ValueOrDefault<bool>(nameof(IssueSend));
        set => Parameters[nameof(IssueSend)] = value;
    }

    public string TrackingToken
    {
        get => Parameters.ValueOrDefault<string>(nameof(TrackingToken));
        set => Parameters[nameof(TrackingToken)] = value;
    }
}
