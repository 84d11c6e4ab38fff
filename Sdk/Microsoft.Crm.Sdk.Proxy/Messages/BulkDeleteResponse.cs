using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class BulkDeleteResponse : OrganizationResponse
{
    public Guid JobId => Results.ValueOrDefault<Guid>(nameof(JobId));
}
