using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class WhoAmIResponse : OrganizationResponse
{
    public Guid UserId => Results.ValueOrDefault<Guid>(nameof(UserId));

    public Guid BusinessUnitId => Results.ValueOrDefault<Guid>(nameof(BusinessUnitId));

    public Guid OrganizationId => Results.ValueOrDefault<Guid>(nameof(OrganizationId));
}
