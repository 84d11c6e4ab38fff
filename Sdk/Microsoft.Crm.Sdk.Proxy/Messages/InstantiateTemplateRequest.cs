using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class InstantiateTemplateRequest : OrganizationRequest
{
    public InstantiateTemplateRequest()
    {
        RequestName = "InstantiateTemplate";
        TemplateId = default;
        ObjectType = default;
        ObjectId = default;
    }

    public Guid TemplateId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(TemplateId));
        set => Parameters[nameof(TemplateId)] = value;
    }

    public string ObjectType
    {
        get => Parameters.ValueOrDefault<string>(nameof(ObjectType));
        set => Parameters[nameof(ObjectType)] = value;
    }

    public Guid ObjectId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(ObjectId));
        set => Parameters[nameof(ObjectId)] = value;
    }
}
