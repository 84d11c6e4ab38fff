using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Demo;

/// <summary>Makes the demo's charges at one simulator, over the vendor's own protocol, as a shop would.</summary>
internal interface IDemoBooking : IDisposable
{
    /// <summary>Charges, and lets what follows follow: settlement, a refund in the gateway's console, a dispute, and what tells the CRM of them.</summary>
    /// <param name="charge">What is to be charged.</param>
    /// <param name="booked">As the ledger has it since an interrupted start; null: not charged yet. Nothing may be charged or refunded twice.</param>
    Task BookAsync(DemoCharge charge, JToken? booked);
}
