namespace CrmPayments.Core.Messages;

/// <summary>Why a message is not sent at all.</summary>
public enum SilenceReason
{
    /// <summary>The money has come.</summary>
    Paid,

    /// <summary>The case is closed, or the charge disputed.</summary>
    Ended,

    /// <summary>The case is paused, a payment promised, or an offer open.</summary>
    Resting,

    /// <summary>The customer had the payment stopped or denies it: a person speaks, if anybody.</summary>
    NotToBeWritten,

    /// <summary>No address is known that works.</summary>
    NoAddress,

    /// <summary>The customer wants no messages on any channel there is.</summary>
    Refused,

    /// <summary>The day it speaks of is over.</summary>
    TooLate,

    /// <summary>The rules of the country leave no hour to write in.</summary>
    NoHours,

    /// <summary>It says that money came, and none has.</summary>
    NotPaid,

    /// <summary>What it speaks of is not so any more.</summary>
    Changed,
}
