namespace CrmPayments.Emulator.Gateways.Faults;

/// <summary>What goes wrong. "After" means that the work is booked and only its answer is lost.</summary>
public enum FaultKind
{
    /// <summary>The connection breaks before anything is booked.</summary>
    DropBefore,

    /// <summary>It is booked, then the connection breaks without an answer.</summary>
    DropAfter,

    /// <summary>The vendor's HTTP 500, nothing booked.</summary>
    ErrorBefore,

    /// <summary>The vendor's HTTP 500, although it is booked.</summary>
    ErrorAfter,

    /// <summary>It is booked after a while, whether or not anybody still waits for the answer.</summary>
    Delay,

    /// <summary>The bank or the vendor says no, with the given code.</summary>
    Decline,

    /// <summary>The vendor's rate limit, nothing booked.</summary>
    RateLimit,

    /// <summary>HTTP 200 with garbage, nothing booked.</summary>
    Rubbish,

    /// <summary>HTTP 200 with garbage, although it is booked.</summary>
    RubbishAfter,
}
