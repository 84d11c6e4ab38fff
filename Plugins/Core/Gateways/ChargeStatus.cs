namespace CrmPayments.Core.Gateways;

/// <summary>Where a charge stands, at its gateway or on the way there. Values are those of cpay_transaction's choice cpay_status; which follows which: <see cref="ChargeStates"/>.</summary>
public enum ChargeStatus
{
    /// <summary>The gateway has it and does not know the end yet (bank debits).</summary>
    Pending = 192700000,

    /// <summary>The money is held, not taken.</summary>
    Authorized = 192700001,

    /// <summary>Taken, on its way into a settlement batch; can often still be voided.</summary>
    Captured = 192700002,

    Settled = 192700003,

    /// <summary>The issuer or the gateway said no.</summary>
    Declined = 192700004,

    /// <summary>It ended without money for another reason (settlement declined, expired, a fault).</summary>
    Failed = 192700005,

    Voided = 192700006,

    /// <summary>To be sent by us; nothing has left yet.</summary>
    Scheduled = 192700007,

    /// <summary>Our intent to send is committed; whether it was sent is known only when an answer is.</summary>
    Submitted = 192700008,

    /// <summary>Sent by us, and no answer we can rely on.</summary>
    Unknown = 192700009,

    /// <summary>Withdrawn before it was sent.</summary>
    Cancelled = 192700010,
}
