using CrmPayments.Core.Refunds;

namespace CrmPayments.Core.Text;

/// <content>What a refund policy demands.</content>
public sealed partial class Sentences
{
    /// <summary>A one-time code is missing, and how to get it.</summary>
    public string StepUpRequired(Money amount) => _language.Fill("Demand.StepUp", Amount(amount));

    /// <summary>The customer was not checked yet.</summary>
    public string CustomerCheckRequired(Money amount) => _language.Fill("Demand.CustomerCheck", Amount(amount));

    /// <summary>Who asked for the same amount a moment ago.</summary>
    /// <param name="who">Empty: it was made at the gateway.</param>
    /// <param name="amount">Of both refunds.</param>
    /// <param name="ago">At least zero; told in minutes, because a time of day would need a time zone.</param>
    /// <param name="name">The earlier refund's number.</param>
    /// <param name="status">Where the earlier one stands.</param>
    public string ConfirmDuplicate(string who, Money amount, TimeSpan ago, string name, RefundStatus status) =>
        _language.Fill(who.Length == 0 ? "Duplicate.Gateway" : "Duplicate.Confirm", who, Amount(amount), Math.Max(1, (int)ago.TotalMinutes), name, Status(status));

    /// <summary>What applies to the person and the charge, one sentence each; the first says why nothing is possible, if nothing is.</summary>
    /// <param name="options">What is possible.</param>
    /// <param name="now">To count the days that are left.</param>
    public IReadOnlyList<string> Explanations(RefundOptions options, DateTimeOffset now) =>
        [.. (options.WhyNot is { } denied ? [Denied(denied)] : Possible(options)).Concat(Dates(options, now)).Concat(options.WhyNot is null ? OwnLimits(options) : [])];

    /// <summary>Which policy decides.</summary>
    public string DecidingPolicy(string policy) => _language.Fill("Preview.Policy", policy);

    /// <summary>Why a draft policy changes nothing.</summary>
    /// <param name="reaches">It applies to the person, and others beat it.</param>
    public string DraftWithoutEffect(bool reaches) => _language.Fill(reaches ? "Preview.DraftOutranked" : "Preview.DraftElsewhere");

    /// <summary>What one person holds together.</summary>
    /// <param name="conflict">Of the duties.</param>
    /// <param name="policy">By which they may ask.</param>
    /// <param name="approvesUpTo">In the currency of whichever charge.</param>
    public string Conflict(DutyConflict conflict, string policy, decimal approvesUpTo) => _language.Fill($"Separation.{conflict}", policy, _language.Number(approvesUpTo));

    /// <param name="people">At least zero.</param>
    public string Separation(int people) => people == 0 ? _language.Fill("Separation.None") : _language.Fill("Separation.Some", people);

    private IEnumerable<string> Possible(RefundOptions options)
    {
        yield return options.Kind == RefundKind.Void ? _language.Fill("Explain.Void") : _language.Fill("Explain.Refund", options.Takes!.Value.First, options.Takes.Value.Last);
        if (!options.PartialAllowed) yield return _language.Fill("Explain.Whole", Amount(options.Maximum));
    }

    private IEnumerable<string> Dates(RefundOptions options, DateTimeOffset now)
    {
        if (options.PossibleFrom is { } from) yield return _language.Fill("Explain.From", _language.Date(from.UtcDateTime));
        if (options.PossibleUntil is not { } until || until < now) yield break;
        var days = (int)(until - now).TotalDays;
        yield return days < RefundOptions.SoonDays
            ? _language.Fill("Explain.DaysLeft", _language.Date(until.UtcDateTime), days)
            : _language.Fill("Explain.Until", _language.Date(until.UtcDateTime));
    }

    private IEnumerable<string> OwnLimits(RefundOptions options)
    {
        yield return _language.Fill("Explain.Most", InCurrency(options.Limits!.MaximumPerRefund, options));
        if (options.LeftToday is { } today) yield return _language.Fill("Explain.Today", Amount(today));
        if (options.LeftThisMonth is { } month) yield return _language.Fill("Explain.Month", Amount(month));
        if (options.ApprovalAbove is { } approval) yield return _language.Fill("Options.Approval", InCurrency(approval, options));
        if (options.StepUpAbove is { } code) yield return _language.Fill("Explain.StepUp", InCurrency(code, options));
        if (options.CustomerCheckAbove is { } check) yield return _language.Fill("Explain.CustomerCheck", InCurrency(check, options));
    }

    private string InCurrency(decimal limit, RefundOptions options) => Amount(Money.AtMost(limit, options.Maximum.Currency));

    /// <summary>Two refunds of one person at the same moment, where a limit of a day or a month counts both.</summary>
    public string LimitBusy() => _language.Fill("Limit.Busy");
}
