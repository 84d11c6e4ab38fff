namespace CrmPayments.Core.Recovery.Tasks;

/// <summary>Why a person must act on a failed charge.</summary>
/// <remarks>Values are those of the global choice cpay_taskkind. Each kind has running numbers of its own.</remarks>
public enum TaskKind
{
    /// <summary>The ladder has ended without the money.</summary>
    AllAttemptsFailed = 192700000,

    /// <summary>One charge of a recurrence failed, and the policy wants a person at once.</summary>
    OneChargeFailed = 192700001,

    /// <summary>A recurrence from a bank account could not be set up: see <see cref="SetupProblem"/>.</summary>
    SetupFailed = 192700002,

    /// <summary>A message bounced, or there is no way to write to the customer.</summary>
    ContactDataWrong = 192700003,

    /// <summary>Only the customer can tell what to do: an unusual amount, a complaint, a withdrawn mandate.</summary>
    AskCustomer = 192700004,

    /// <summary>An offer waits for something that a person sees first: cash, a bank transfer.</summary>
    OfferToFollow = 192700005,

    /// <summary>The records contradict each other: no method, another currency, a policy without steps.</summary>
    DataProblem = 192700006,

    /// <summary>The gateway did not say in a week whether the charge was booked.</summary>
    OutcomeUnknown = 192700007,
}
