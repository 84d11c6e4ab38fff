using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class RetrieveAttributeChangeHistoryRequest : OrganizationRequest
{
    public RetrieveAttributeChangeHistoryRequest()
    {
        RequestName = "RetrieveAttributeChangeHistory";
        Target = default;
        AttributeLogicalName = default;
    }

    public EntityReference Target
    {
        get => Parameters.ValueOrDefault<EntityReference>(nameof(Target));
        set => Parameters[nameof(Target)] = value;
    }

    public string AttributeLogicalName
    {
        get => Parameters.ValueOrDefault<string>(nameof(AttributeLogicalName));
        set => Parameters[nameof(AttributeLogicalName)] = value;
    }

    public PagingInfo PagingInfo
    {
        get => Parameters.ValueOrDefault<PagingInfo>(nameof(PagingInfo));
        set => Parameters[nameof(PagingInfo)] = value;
    }
}
