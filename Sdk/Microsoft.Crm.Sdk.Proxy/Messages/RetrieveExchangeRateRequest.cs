using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class RetrieveExchangeRateRequest : OrganizationRequest
{
    public RetrieveExchangeRateRequest()
    {
        RequestName = "RetrieveExchangeRate";
        TransactionCurrencyId = default;
    }

    public Guid TransactionCurrencyId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(TransactionCurrencyId));
        set => Parameters[nameof(TransactionCurrencyId)] = value;
    }
}
