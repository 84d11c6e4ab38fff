using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Messages;

/// <summary>From the reason of a failure to what may be said about it.</summary>
public static class MessageWordings
{
    /// <param name="reason">Why the charge failed; null: not known.</param>
    public static MessageWording Of(DeclineReason? reason) => reason switch
    {
        DeclineReason.InsufficientFunds or DeclineReason.ExceedsLimit => MessageWording.NotReleased,
        DeclineReason.ExpiredCard or DeclineReason.InvalidNumber or DeclineReason.WrongSecurityCode
            or DeclineReason.WrongPin or DeclineReason.WrongAddress => MessageWording.CardDetails,
        DeclineReason.AccountClosed or DeclineReason.InvalidAccount => MessageWording.AccountDetails,
        DeclineReason.AuthenticationRequired => MessageWording.Confirmation,
        DeclineReason.ProofRequired => MessageWording.OurQuestion,
        DeclineReason.IssuerUnavailable or DeclineReason.ProcessingError or DeclineReason.GatewayUnavailable
            or DeclineReason.RateLimited or DeclineReason.InvalidAmount or DeclineReason.CurrencyNotSupported
            or DeclineReason.MerchantConfiguration => MessageWording.OurSide,

        // Whatever else it was, lost, stolen or suspected included: one text for all.
        _ => MessageWording.NotApproved,
    };

    /// <summary>
    /// Whether the customer may be written to about it at all. Who denies the debit disputes it, who had it stopped has said what
    /// they want, and a duplicate may mean that the first one worked.
    /// </summary>
    public static bool MaySpeak(DeclineReason? reason) =>
        reason is not (DeclineReason.UnauthorisedClaimed or DeclineReason.MandateRevoked or DeclineReason.CustomerStopped or DeclineReason.Duplicate);
}
