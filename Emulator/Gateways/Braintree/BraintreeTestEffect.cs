namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>What the vendor's published test cards and nonces do.</summary>
public enum BraintreeTestEffect
{
    None,

    /// <summary>The processor declines verification and charge with 2000.</summary>
    Declined,

    /// <summary>Verification and charge fail with 3000.</summary>
    ProcessorDown,

    /// <summary>The gateway's fraud tools reject it.</summary>
    Fraud,

    /// <summary>The gateway's risk threshold rejects it.</summary>
    RiskThreshold,

    /// <summary>A dispute is opened as soon as the charge exists.</summary>
    Disputed,

    /// <summary>For one payment only: cannot be stored.</summary>
    SingleUse,
}
