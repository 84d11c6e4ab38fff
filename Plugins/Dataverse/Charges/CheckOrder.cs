using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Charges;

/// <summary>Custom API cpay_CheckOrder: may this order still be charged? Yes, unless a step that the customer registered on it says no.</summary>
public sealed class CheckOrder : Plugin
{
    private protected override void Run(Call call)
    {
        call.Output("Allowed", true);
        call.Output("Reason", "");
    }
}
