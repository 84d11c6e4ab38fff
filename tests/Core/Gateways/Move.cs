using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Core.Gateways;

/// <summary>What came of moving money in either direction, in the words that both have.</summary>
/// <param name="Outcome">Done, Processing, Declined, NotSent or Unknown.</param>
/// <param name="Text">All that the result says.</param>
internal sealed record Move(string Outcome, string Text)
{
    public const string Done = "Done", Declined = "Declined", NotSent = "NotSent", Unknown = "Unknown";

    /// <summary>A no that is about the account's keys or rights.</summary>
    public bool BlamesTheCredentials { get; private init; }

    /// <summary>Why not, of a refund; null for anything else.</summary>
    public RefundDecline? Why { get; private init; }

    public static Move Of(RefundResult result) => new(result is RefundResult.Succeeded ? Done : result.GetType().Name, result.ToString()!)
    {
        Why = (result as RefundResult.Declined)?.Why,
        BlamesTheCredentials = result is RefundResult.Declined { Why: RefundDecline.Credentials },
    };

    public static Move Of(ChargeResult result) => new(result is ChargeResult.Accepted ? Done : result.GetType().Name, result.ToString()!)
    {
        BlamesTheCredentials = result is ChargeResult.Declined { Reason: CrmPayments.Core.Declines.DeclineReason.MerchantConfiguration },
    };
}
