using static CrmPayments.Core.Gateways.ChargeStatus;

namespace CrmPayments.Core.Gateways;

/// <summary>Which state of a charge may follow which, so that a late or repeated notification changes nothing.</summary>
public static class ChargeStates
{
    /// <summary>Whether the news is newer than what we know. Staying is not a move: the answer is false.</summary>
    /// <remarks>A declined charge may still succeed under the same id: a Stripe PaymentIntent is tried again in place.</remarks>
    public static bool CanMove(ChargeStatus from, ChargeStatus to) => from switch
    {
        Pending or Declined => from != to,
        Authorized => to is Captured or Settled or Declined or Failed or Voided,
        Captured => to is Settled or Failed or Voided,
        _ => false,
    };

    /// <summary>Whether money is held or taken, so that some can go back.</summary>
    public static bool HasMoney(ChargeStatus status) => status is Authorized or Captured or Settled;
}
