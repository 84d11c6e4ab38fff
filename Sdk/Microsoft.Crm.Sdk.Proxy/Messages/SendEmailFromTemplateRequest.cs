using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class SendEmailFromTemplateRequest : OrganizationRequest
{
    public SendEmailFromTemplateRequest()
    {
        RequestName = "SendEmailFromTemplate";
        TemplateId = default;
        RegardingType = default;
        RegardingId = default;
        Target = default;
    }

    public Guid TemplateId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(TemplateId));
        set => Parameters[nameof(TemplateId)] = value;
    }

    public string RegardingType
    {
        get => Parameters.ValueOrDefault<string>(nameof(RegardingType));
        set => Parameters[nameof(RegardingType)] = value;
    }

    public Guid RegardingId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(RegardingId));
        set => Parameters[nameof(RegardingId)] = value;
    }

    public Entity Target
    {
        get => Parameters.ValueOrDefault<Entity>(nameof(Target));
        set => Parameters[nameof(Target)] = value;
    }
}
