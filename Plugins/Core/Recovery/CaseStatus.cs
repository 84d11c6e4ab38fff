namespace CrmPayments.Core.Recovery;

/// <summary>Where a recovery case stands. Values are those of cpay_recoverycase's choice cpay_status.</summary>
public enum CaseStatus
{
    /// <summary>The ladder goes on by itself.</summary>
    Active = 192700000,

    /// <summary>A try is under way or its end is not known: nothing else is tried meanwhile.</summary>
    WaitingForAnswer = 192700001,

    /// <summary>The customer has another way to pay before them; the ladder rests until it ends.</summary>
    OfferOpen = 192700002,

    Paused = 192700003,

    Promised = 192700004,

    /// <summary>The ladder has ended, or cannot go on without a person.</summary>
    WithAPerson = 192700005,

    Recovered = 192700006,

    EndedUnpaid = 192700007,

    ClosedByAPerson = 192700008,

    /// <summary>The gateway tries again by itself: nothing is charged from here.</summary>
    WaitingForGateway = 192700009,
}
