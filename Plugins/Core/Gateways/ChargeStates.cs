using static CrmPayments.Core.Gateways.ChargeStatus;

namespace CrmPayments.Core.Gateways;

/// <summary>Which state of a charge may follow which, so that a late or repeated notification changes nothing.</summary>
public static class ChargeStates
{
    /// <summary>Whether the news is newer than what we know. Staying is not a move: the answer is false.</summary>
    /// <remarks>A declined charge may still succeed under the same id: a Stripe PaymentIntent is tried again in place.</remarks>
    public static bool CanMove(ChargeStatus from, ChargeStatus to) => from switch
    {
        Scheduled => to is Submitted or Cancelled or Failed || IsAtGateway(to),
        Submitted => to == Unknown || IsAtGateway(to),
        Unknown => IsAtGateway(to),
        Pending or Declined => from != to && IsAtGateway(to),
        Authorized => to is Captured or Settled or Declined or Failed or Voided,
        Captured => to is Settled or Failed or Voided,
        _ => false,
    };

    /// <summary>A state that a gateway tells; the others are ours, before its word.</summary>
    public static bool IsAtGateway(ChargeStatus status) => status is Pending or Authorized or Captured or Settled or Declined or Failed or Voided;

    /// <summary>We sent it, or may have, and its end is not known: look-ups and notifications move it.</summary>
    public static bool IsInDoubt(ChargeStatus status) => status is Submitted or Unknown or Pending;

    /// <summary>Nothing else may be tried on the same debt: it may still bring money, or already holds some.</summary>
    public static bool IsLive(ChargeStatus status) => status is Scheduled or Submitted or Unknown or Pending or Authorized;

    /// <summary>It ended without money: somebody still owes it.</summary>
    public static bool HasFailed(ChargeStatus status) => status is Declined or Failed;

    /// <summary>Whether money is held or taken, so that some can go back.</summary>
    public static bool HasMoney(ChargeStatus status) => status is Authorized or Captured or Settled;
}
