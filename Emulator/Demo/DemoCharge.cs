namespace CrmPayments.Emulator.Demo;

/// <summary>One charge of the demo, before it is made at a simulator.</summary>
/// <param name="Reference">Our order reference; also what makes a second run of the seed harmless.</param>
/// <param name="Amount">In the customer's currency.</param>
/// <param name="Story">What becomes of it.</param>
internal sealed record DemoCharge(string Reference, DemoCustomer Customer, decimal Amount, DemoStory Story);

internal enum DemoStory
{
    Settled,
    Unsettled,

    /// <summary>Settled, and part of it was refunded in the gateway's own console.</summary>
    PartlyRefunded,
    InsufficientFunds,
    ExpiredCard,
    LostCard,
    DoNotHonor,
    CallIssuer,
    Disputed,
}
