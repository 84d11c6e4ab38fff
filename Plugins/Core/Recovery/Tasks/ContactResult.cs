namespace CrmPayments.Core.Recovery.Tasks;

/// <summary>How a call to a customer ended.</summary>
/// <remarks>Values are those of cpay_recoverytask.cpay_lastresult.</remarks>
public enum ContactResult
{
    WillPay = 192700000,
    WantsAnotherWay = 192700001,
    CannotPayNow = 192700002,

    /// <summary>The customer denies the debt: from here on only a person writes or asks.</summary>
    Disputes = 192700003,
    NotReached = 192700004,
    MessageLeft = 192700005,
    WrongNumber = 192700006,
}
