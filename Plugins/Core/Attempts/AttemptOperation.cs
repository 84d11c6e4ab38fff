namespace CrmPayments.Core.Attempts;

/// <summary>What was tried. Values are those of the global choice cpay_attemptoperation.</summary>
public enum AttemptOperation
{
    Charge = 192700000,
    Retry = 192700001,
    RefundRequest = 192700002,
    Refund = 192700003,
    Void = 192700004,
    LookUp = 192700005,
    Notification = 192700006,

    /// <summary>A one-time code was asked for.</summary>
    StepUpCode = 192700007,

    /// <summary>Somebody was asked whether they are the customer.</summary>
    CustomerCheck = 192700008,

    /// <summary>Money on its way outside of the gateway: a credit, a transfer, a cheque or cash.</summary>
    PayOut = 192700009,

    /// <summary>A person said how a refund ended.</summary>
    Resolution = 192700010,

    /// <summary>Another way to pay: made, confirmed, fulfilled or called off.</summary>
    Offer = 192700011,
}
