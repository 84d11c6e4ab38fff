using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>Async step on cpay_paymentmethod when its data change: a renewed card is tried at once, whatever the ladder had planned.</summary>
public sealed class FollowMethod : Plugin
{
    private protected override void Run(Call call)
    {
        foreach (var recovery in OpenCases.With(call.Service, TransactionRow.PaymentMethod, call.Context.PrimaryEntityId)) new CaseWork(call).LookAt(recovery);
    }
}
