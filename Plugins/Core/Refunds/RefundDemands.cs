namespace CrmPayments.Core.Refunds;

/// <summary>What must happen besides, before an allowed refund is recorded or sent.</summary>
[Flags]
public enum RefundDemands
{
    None = 0,

    /// <summary>It is recorded and waits until another person approves.</summary>
    Approval = 1,

    /// <summary>The person who asks must give a one-time code; nothing is recorded before.</summary>
    StepUp = 2,

    /// <summary>It must have been checked that the asker is the customer; nothing is recorded before.</summary>
    CustomerCheck = 4,
}
