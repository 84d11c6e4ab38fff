namespace CrmPayments.Core.Messages;

/// <summary>What a message waits for.</summary>
public enum WaitReason
{
    /// <summary>The hours, weekdays and holidays of the customer.</summary>
    Hours,

    /// <summary>The customer has had a message today.</summary>
    OneADay,

    /// <summary>The customer has had as many as they are to have in a week.</summary>
    Week,

    /// <summary>A person speaks first.</summary>
    PersonFirst,

    /// <summary>A technical problem: it may be over before the customer need know.</summary>
    OurProblem,

    /// <summary>A try is under way, or about to be made.</summary>
    Try,
}
