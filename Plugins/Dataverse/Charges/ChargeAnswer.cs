using CrmPayments.Core.Attempts;
using CrmPayments.Core.Charges;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Charges;

/// <summary>What an answer of the gateway makes of the row of a charge. Writes nothing.</summary>
internal static class ChargeAnswer
{
    /// <param name="one">As read.</param>
    /// <param name="result">The answer.</param>
    /// <param name="sentOnce">No earlier send may have arrived.</param>
    /// <param name="now">When it came.</param>
    public static Entity Of(TryCase one, ChargeResult result, bool sentOnce, DateTimeOffset now)
    {
        var row = new Entity(TransactionRow.Table, one.Id);
        switch (result)
        {
            case ChargeResult.Accepted { Charge: var told } when told.Amount.Currency.Code == one.Currency.Code && Money.Fits(told.Amount.Amount, one.Currency):
                Accept(row, one, told, now);
                break;
            case ChargeResult.Declined { Reason: not DeclineReason.Duplicate } no:
                Decline(row, one, no, now);
                break;
            case ChargeResult.NotSent not when sentOnce:
                // This send certainly did not arrive, and there was no other: it counts for no limit, and the ladder decides when to try again.
                End(row, ChargeStatus.Failed, now);
                row[TransactionRow.SendCount] = 0;
                row[TransactionRow.DeclineReason] = new OptionSetValue((int)not.Reason);
                row[TransactionRow.GatewayText] = not.Text.Cut(TextLimits.Words);
                break;
            default:
                // Lost on the way; or "a duplicate", which may mean that an earlier send worked; or an amount we did not ask for.
                Wait(row, one, ChargeStatus.Unknown, now);
                row[TransactionRow.GatewayText] = TextOf(result).Cut(TextLimits.Words);
                break;
        }

        return row;
    }

    /// <summary>It was not sent after all. What is owed although it was not: the period of a subscription, which fails with the reason; a try is only withdrawn.</summary>
    /// <param name="one">As read.</param>
    /// <param name="reason">Null: it is not owed.</param>
    /// <param name="words">Why not.</param>
    /// <param name="now">When.</param>
    public static Entity Withdrawn(TryCase one, DeclineReason? reason, string words, DateTimeOffset now)
    {
        var row = new Entity(TransactionRow.Table, one.Id) { [TransactionRow.GatewayText] = words.Cut(TextLimits.Words) };
        var owed = one.Origin is null ? reason : null;
        End(row, owed is null ? ChargeStatus.Cancelled : ChargeStatus.Failed, now);
        if (owed is { } known) row[TransactionRow.DeclineReason] = new OptionSetValue((int)known);
        return row;
    }

    /// <summary>Its end is known after all: nothing was charged. It keeps counting for the networks, because it may have reached the bank. Should the money come all the same, that gets a row of its own.</summary>
    public static Entity NotCharged(TryCase one, string words, DateTimeOffset now)
    {
        var row = new Entity(TransactionRow.Table, one.Id)
        {
            [TransactionRow.DeclineReason] = new OptionSetValue((int)DeclineReason.GatewayUnavailable),
            [TransactionRow.GatewayText] = words.Cut(TextLimits.Words),
        };
        End(row, ChargeStatus.Failed, now);
        return row;
    }

    /// <summary>What the method is counted by, and its new date, once its gateway has told them.</summary>
    public static IEnumerable<OrganizationRequest> OfMethod(TryCase one, ChargeResult result, DateTimeOffset now)
    {
        if (one.Method is not { } method) yield break;
        var row = new Entity(PaymentMethodRow.Table, method.Row.Id);
        if (ToldPrint(result) is { Length: > 0 } told && Fingerprint.OfTold(method.Gateway.Id, told) is var print && method.Row.GetAttributeValue<string>(PaymentMethodRow.Fingerprint) != print)
            row[PaymentMethodRow.Fingerprint] = print;
        Renew(row, method, result, now);
        if (row.Attributes.Count > 0) yield return new UpdateRequest { Target = row };
    }

    /// <summary>The gateway has charged a card whose date is over here, by a later one: it was renewed, and nobody told us.</summary>
    private static void Renew(Entity row, MethodCase method, ChargeResult result, DateTimeOffset now)
    {
        if (result is not ChargeResult.Accepted { Charge: { Method: { ExpiryMonth: { } month, ExpiryYear: { } year } } told } || !ChargeStates.HasMoney(told.Status)) return;
        if (!ChargeChecks.IsExpired(method.ForRules.ExpiryMonth, method.ForRules.ExpiryYear, null, now) || ChargeChecks.IsExpired(month, year, null, now)) return;
        row[PaymentMethodRow.ExpiryMonth] = month;
        row[PaymentMethodRow.ExpiryYear] = year;
    }

    public static AttemptOutcome OutcomeOf(ChargeResult result) => result.Match(
        yes => ChargeStates.HasMoney(yes.Charge.Status) ? AttemptOutcome.Succeeded : yes.Charge.Status == ChargeStatus.Pending ? AttemptOutcome.Processing : AttemptOutcome.Declined,
        _ => AttemptOutcome.Declined,
        _ => AttemptOutcome.NotSent,
        _ => AttemptOutcome.Unknown);

    private static void Accept(Entity row, TryCase one, GatewayCharge told, DateTimeOffset now)
    {
        // Some cards pay less than was asked for: what was taken counts, and the rest is still owed.
        var taken = ChargeStates.HasMoney(told.Status) ? told.Amount.Amount : one.Amount.Amount;
        if (told.Status == ChargeStatus.Pending) Wait(row, one, ChargeStatus.Pending, now);
        else End(row, told.Status, now);
        row[TransactionRow.GatewayTransactionId] = told.Id;
        row[TransactionRow.Amount] = new CrmMoney(taken);
        row[TransactionRow.Refundable] = new CrmMoney(ChargeStates.HasMoney(told.Status) ? taken : 0m);
        row[TransactionRow.ChargedOn] = (told.CreatedOn ?? now).UtcDateTime;
        row[TransactionRow.SettledOn] = told.SettledOn?.UtcDateTime;
        row[TransactionRow.DeclineReason] = null;
        row[TransactionRow.GatewayCode] = null;
        row[TransactionRow.GatewayText] = null;
        Print(row, one, told.CardFingerprint, told.Network);
    }

    private static void Decline(Entity row, TryCase one, ChargeResult.Declined no, DateTimeOffset now)
    {
        End(row, ChargeStatus.Declined, now);
        if (no.GatewayChargeId.Length > 0) row[TransactionRow.GatewayTransactionId] = no.GatewayChargeId;
        row[TransactionRow.ChargedOn] = now.UtcDateTime;
        row[TransactionRow.DeclineReason] = new OptionSetValue((int)no.Reason);
        row[TransactionRow.GatewayCode] = no.GatewayCode.Cut(TextLimits.Code);
        row[TransactionRow.GatewayText] = no.GatewayText.Cut(TextLimits.Words);
        row[TransactionRow.NetworkCode] = no.NetworkCode.Cut(GatewayCodes.LongestOfNetwork);
        row[TransactionRow.AdviceCode] = no.NetworkAdviceCode.Cut(GatewayCodes.LongestAdvice);
        Print(row, one, no.CardFingerprint, no.Network);
    }

    private static void Print(Entity row, TryCase one, string fingerprint, string network)
    {
        if (fingerprint.Length > 0 && one.Method is { } method) row[TransactionRow.Fingerprint] = Fingerprint.OfTold(method.Gateway.Id, fingerprint);
        if (network.Length > 0) row[TransactionRow.Network] = network.Cut(MethodPrint.LongestNetwork);
    }

    private static void End(Entity row, ChargeStatus status, DateTimeOffset now)
    {
        row[TransactionRow.Status] = new OptionSetValue((int)status);
        row[TransactionRow.CompletedOn] = now.UtcDateTime;
        row[TransactionRow.NextCheckOn] = null;
    }

    /// <summary>Stays or becomes undecided, with the next look-up; a state that may not follow is left as it is.</summary>
    private static void Wait(Entity row, TryCase one, ChargeStatus status, DateTimeOffset now)
    {
        var from = one.Status == ChargeStatus.Scheduled ? ChargeStatus.Submitted : one.Status;
        if (ChargeStates.CanMove(from, status)) row[TransactionRow.Status] = new OptionSetValue((int)status);

        // What was sent before was looked up before it was sent again: that counts, so that the waits grow.
        var checks = one.Sends > 0 ? one.Checks + 1 : one.Checks;
        row[TransactionRow.Checks] = checks;
        row[TransactionRow.NextCheckOn] = CheckSchedule.NextOfCharge(checks, one.SubmittedOn ?? now, now)?.UtcDateTime;
    }

    private static string ToldPrint(ChargeResult result) => result switch
    {
        ChargeResult.Accepted yes => yes.Charge.CardFingerprint,
        ChargeResult.Declined no => no.CardFingerprint,
        _ => "",
    };

    private static string TextOf(ChargeResult result) => result.Match(
        yes => $"The gateway tells of {yes.Charge.Amount}.", no => no.GatewayText, not => not.Text, lost => lost.Text);
}
