using CrmPayments.Core.Attempts;
using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Refunds;

namespace CrmPayments.Core.Text;

/// <summary>What is told about charges that Dataverse makes: why not, from when, what came of them.</summary>
public sealed partial class Sentences
{
    /// <summary>Why a charge is not tried.</summary>
    public string ChargeDenied(TryRefusal why) => _language.Fill($"Charge.Denied.{why}");

    /// <summary>Why, and from when on, by the rules of a network.</summary>
    public string ChargeDenied(TryRefusal why, TryVerdict verdict) => verdict.NotBefore is { } from && why == TryRefusal.NetworkLater
        ? _language.Fill("Charge.Denied.NetworkLaterFrom", _language.Moment(from), _language.Fill($"Charge.Rule.{verdict.Rule}"))
        : _language.Fill("Charge.Denied.NetworkNeverBecause", _language.Fill($"Charge.Rule.{verdict.Rule}"));

    /// <param name="amount">That is charged.</param>
    /// <param name="limits">What the network allows, this try included.</param>
    public string ChargeScheduled(Money amount, TryVerdict limits) => limits.Left is { } left
        ? _language.Fill("Charge.ScheduledLeft", Amount(amount), left - 1)
        : _language.Fill("Charge.Scheduled", Amount(amount));

    /// <summary>A person is asked whether the amount is meant.</summary>
    public string ChargeUnusual(Money amount) => _language.Fill("Charge.Unusual", Amount(amount));

    /// <summary>Why the customer confirms a charge before it is sent, and how.</summary>
    public string ChargeProof(ProofNeed proof) => proof.Why == ProofReason.BankAsks
        ? ChargeDenied(TryRefusal.ProofRequired)
        : _language.Fill($"Charge.Proof.{proof.Why}", proof.Above is { } limit ? Amount(limit) : "");

    /// <summary>The same request came again: where the first one stands.</summary>
    public string ChargeRepeated(ChargeStatus status) => _language.Fill("Charge.Duplicate", Status(status));

    /// <summary>The key came again for another charge.</summary>
    public string ChargeKeyReused() => _language.Fill("Charge.KeyReused");

    public string Status(ChargeStatus status) => _language.Fill($"Charge.Status.{status}");

    /// <summary>What came of it.</summary>
    public string ChargeResult(ChargeResult result, Money amount) => result.Match(
        yes => _language.Fill($"Charge.Result.{yes.Charge.Status}", Amount(yes.Charge.Amount)),
        _ => _language.Fill("Charge.Result.Declined", Amount(amount)),
        _ => _language.Fill("Charge.Result.NotSent", Amount(amount)),
        _ => ChargeUnknown(amount));

    public string ChargeUnknown(Money amount) => _language.Fill("Charge.Result.Unknown", Amount(amount));

    /// <summary>A charge was looked up because somebody asked.</summary>
    public string ChargeLookedUp(AttemptOutcome outcome) => _language.Fill(outcome switch
    {
        AttemptOutcome.Succeeded => "Charge.LookUp.NoNews",
        AttemptOutcome.NotFound => "Charge.LookUp.NotFound",
        _ => "Charge.LookUp.Failed",
    });

    /// <summary>The gateway never had it: there is nothing to look up.</summary>
    public string ChargeNotAtGateway() => _language.Fill("Charge.LookUp.Nothing");

    public string OrderCheckSaidNo() => _language.Fill("Charge.Denied.OrderCheck");

    /// <summary>A look-up settled that a charge was never made.</summary>
    public string ChargeNeverMade(Money amount) => _language.Fill("Charge.NeverMade", Amount(amount));

    /// <param name="why">In the words of whoever was asked.</param>
    public string OrderCheckFailed(string why) => _language.Fill("Charge.OrderCheckFailed", why);

    public string ChargeUndecidedTask(string charge) => _language.Fill("Charge.UndecidedTask", charge);

    /// <summary>Everything that is known of a charge nobody knows the end of.</summary>
    /// <param name="amount">Of it.</param>
    /// <param name="reference">Ours, to search by at the gateway.</param>
    /// <param name="sentOn">Null: it was never sent.</param>
    /// <param name="lookUps">Made so far.</param>
    public IEnumerable<string> ChargeEvidence(Money amount, string reference, DateTimeOffset? sentOn, int lookUps) =>
    [
        _language.Fill("Charge.PersonDecides", Amount(amount)),
        _language.Fill("Charge.Evidence", reference, sentOn is { } on ? _language.Moment(on) : "–", lookUps),
    ];

    public string ChargeNoRightToResolve() => _language.Fill("Charge.Resolve.NoRight");

    /// <summary>Its end is known, or it was never sent.</summary>
    public string ChargeNotInDoubt(ChargeStatus status) => _language.Fill("Charge.Resolve.NotInDoubt", Status(status));

    /// <summary>What is missing in what a person says about its end.</summary>
    public string ChargeUnresolved(ResolutionRefusal why) => _language.Fill($"Charge.Resolve.{why}");

    public string ChargeOwnRequest() => _language.Fill("Charge.Resolve.Own");

    public string ChargeIdClaimed(string gatewayId) => _language.Fill("Charge.Resolve.Claimed", gatewayId);

    public string ChargeResolved(bool charged, Money amount) => _language.Fill(charged ? "Charge.Resolve.Charged" : "Charge.Resolve.NotCharged", Amount(amount));

    public string ChargedAfterAllTask(string charge) => _language.Fill("Charge.AfterAllTask", charge);

    public string ChargedAfterAll(Money amount, string gatewayId) => _language.Fill("Charge.AfterAll", Amount(amount), gatewayId);

    /// <summary>What one of two rows of the same charge says.</summary>
    public string ChargeIsAnother(string charge) => _language.Fill("Charge.IsAnother", charge);

    public string PaidTwiceTask(string charge) => _language.Fill("Charge.PaidTwiceTask", charge);

    public string PaidTwice(Money owed, Money paid) => _language.Fill("Charge.PaidTwice", Amount(owed), Amount(paid));
}
