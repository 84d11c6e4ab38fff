namespace CrmPayments.Core.Gateways;

/// <summary>What a gateway's no means for a refund.</summary>
public enum RefundDecline
{
    /// <summary>The bank or the gateway refused for a reason of its own.</summary>
    Refused,

    /// <summary>The charge is not settled yet: void it, or wait.</summary>
    NotSettledYet,

    /// <summary>The charge can no longer be voided: refund it.</summary>
    AlreadySettled,

    AlreadyRefunded,

    AboveWhatIsLeft,

    ChargeNotFound,

    Disputed,

    WindowEnded,

    /// <summary>Our own balance at the gateway does not cover it: somebody must top it up, then it can be asked for again.</summary>
    BalanceTooLow,

    /// <summary>Our credentials or the account's rights are wrong: an administrator must act.</summary>
    Credentials,

    /// <summary>Our own no: between asking and sending the charge became one that cannot be refunded. Nothing was sent.</summary>
    ChargeChanged,
}
