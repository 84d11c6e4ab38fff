using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class LocalTimeFromUtcTimeResponse : OrganizationResponse
{
    public DateTime LocalTime => Results.ValueOrDefault<DateTime>(nameof(LocalTime));
}
