using System.Globalization;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Core.Text;

/// <content>What is planned for a failed charge, and why.</content>
public sealed partial class Sentences
{
    /// <summary>"Next try Fri 28 Nov 06:10, after payday; 2 of 4; Visa allows 13 more". Times are the customer's.</summary>
    public string Next(NextStep next) => next.Match(
        it => Explained(_language.Fill(it.Number == NextStep.Planned.Proof ? "Recovery.Step.Confirm" : $"Recovery.Step.{it.Action}", _language.Short(it.On)), it.Because),
        it => _language.Fill("Recovery.End", string.Join("; ", it.Because.Select(Because)), Then(it.Action, it.On)),
        it => _language.Fill("Recovery.Wait", string.Join("; ", it.Because.Select(Because))));

    /// <summary>One reason of a plan, as a part of a sentence.</summary>
    public string Because(PlanReason reason) => _language.Fill(
        $"Recovery.Because.{reason.Code}",
        reason.Number,
        reason.Of,
        Word(reason),
        reason.Day is { } day ? _language.Date(day) : "",
        reason.Code == PlanReasonCode.MethodForbidden ? _language.Fill("Recovery.Rule." + reason.Text) : "");

    /// <summary>What happens when a ladder has ended.</summary>
    /// <param name="action">The policy's.</param>
    /// <param name="on">When, in the customer's time.</param>
    public string Then(EndAction action, DateTimeOffset on) => _language.Fill($"Recovery.EndAction.{action}", _language.Short(on));

    /// <summary>Whether a method may be tried, from when, or why never: the answer to a person or a flow.</summary>
    /// <param name="verdict">Of the rules.</param>
    /// <param name="clock">In whose time an instant is told.</param>
    public string May(TryVerdict verdict, CustomerClock clock)
    {
        var rule = Rule(verdict.Rule);
        if (verdict.Never) return _language.Fill("Recovery.Verdict.Never", rule);
        if (verdict.NotBefore is { } from) return _language.Fill("Recovery.Verdict.From", _language.Short(clock.Local(from)), rule);
        return verdict.Left is { } left ? _language.Fill("Recovery.Verdict.Now", Network(verdict.Network), left) : _language.Fill("Recovery.Verdict.NowUnbound");
    }

    /// <summary>A rule, as a part of a sentence.</summary>
    public string Rule(TryRule rule) => _language.Fill($"Recovery.Rule.{rule}");

    /// <summary>A network's name for people.</summary>
    public string Network(PaymentNetwork network) => _language.Fill($"Recovery.Network.{network}");

    // When first, then how many: "Next try ..., after payday; 2 of 4; Visa allows 13 more".
    private string Explained(string head, IReadOnlyList<PlanReason> because)
    {
        var why = because.Where(reason => !IsCount(reason)).Select(Because).Distinct();
        var counts = because.Where(IsCount).Select(Because);
        return string.Join("; ", new[] { string.Join(", ", new[] { head }.Concat(why)) }.Concat(counts));
    }

    private static bool IsCount(PlanReason reason) => reason.Code is PlanReasonCode.TryOf or PlanReasonCode.NetworkLeft;

    private string Word(PlanReason reason) => reason.Code switch
    {
        PlanReasonCode.NetworkLeft or PlanReasonCode.NetworkLimit => _language.Fill("Recovery.Network." + reason.Text),
        PlanReasonCode.ProofAbove => AmountIn(reason.Text),
        _ => reason.Text,
    };

    // "500.00 USD", as a plan keeps it.
    private string AmountIn(string kept)
    {
        var parts = kept.Split(' ');
        return parts.Length == 2 && decimal.TryParse(parts[0], NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? Amount(Money.AtMost(amount, Currency.Of(parts[1]))) : kept;
    }
}
