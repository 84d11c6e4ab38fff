namespace CrmPayments.Core.Recovery;

/// <summary>Why a step is planned as it is, or why there is none. Texts: Recovery.Because.* of Text/Texts.</summary>
public enum PlanReasonCode
{
    /// <summary>Number of Of tries of this ladder.</summary>
    TryOf,

    /// <summary>The network (Text) allows Number more.</summary>
    NetworkLeft,

    /// <summary>On or after the payday Day of the customer's country.</summary>
    AfterPayday,

    /// <summary>On or after Day, on which the customer's money usually comes, as their own charges tell.</summary>
    LearnedPayday,

    /// <summary>At another hour and on another weekday than the try that failed.</summary>
    OtherHour,

    FirstOfMonth,

    /// <summary>The network's advice (Text) says to wait until then.</summary>
    NetworkAdvice,

    /// <summary>The network's limit (Text) is used up until then.</summary>
    NetworkLimit,

    /// <summary>Moved into the hours in which the customer is charged.</summary>
    ChargingHours,

    /// <summary>Moved over a day without bank business.</summary>
    BankHoliday,

    /// <summary>Moved into the hours in which the customer may be written to.</summary>
    MessageHours,

    /// <summary>One message a day.</summary>
    OneMessageADay,

    Paused,

    Promised,

    /// <summary>A technical failure: tried again soon.</summary>
    Technical,

    /// <summary>With the customer's other method.</summary>
    BackupMethod,

    /// <summary>A person speaks to the customer first.</summary>
    PersonFirst,

    /// <summary>The policy wants a person at the first failure.</summary>
    TaskAtOnce,

    /// <summary>This reason needs a person.</summary>
    PersonNeeded,

    /// <summary>The service stays until then.</summary>
    Grace,

    /// <summary>The customer's time zone (Text) is not known here; another one is used.</summary>
    ZoneUnknown,

    /// <summary>A try is on its way or being looked up.</summary>
    TryUnderWay,

    /// <summary>The gateway tries again by itself.</summary>
    GatewayRetries,

    /// <summary>The method cannot be tried again: the rule is Text.</summary>
    MethodForbidden,

    /// <summary>All tries (Number) are used up.</summary>
    TriesUsedUp,

    /// <summary>The most tries of a policy (Number) are made.</summary>
    MostTries,

    /// <summary>The most days of a policy (Number) are over.</summary>
    MostDays,

    /// <summary>The service or the order ends before the next try.</summary>
    ServiceEnds,

    /// <summary>This reason may be tried by itself only Number times.</summary>
    FewTries,

    /// <summary>Nothing may be sent to the customer about this reason.</summary>
    NoDunning,

    /// <summary>The country's rule leaves no time for messages.</summary>
    NoMessageTime,

    /// <summary>The policy has no step for this reason.</summary>
    NoSteps,

    /// <summary>Above the policy's limit (Text: amount and currency code) the customer confirms a charge before it is sent.</summary>
    ProofAbove,

    /// <summary>The first charge of a method is confirmed by the customer.</summary>
    ProofNewMethod,

    /// <summary>An amount far above the customer's habit is confirmed by the customer.</summary>
    ProofUnusual,

    /// <summary>The bank wants the customer's confirmation.</summary>
    ProofBank,

    /// <summary>The customer was asked and has not confirmed it: it is not charged without them.</summary>
    ProofMissing,
}
