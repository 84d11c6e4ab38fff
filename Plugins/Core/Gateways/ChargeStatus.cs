namespace CrmPayments.Core.Gateways;

/// <summary>Where a charge stands at its gateway. Values are those of cpay_transaction's choice cpay_status.</summary>
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
}
