using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Tests.Core.Recovery;

/// <summary>Cases and tries for tests; what does not matter has a value already.</summary>
internal static class ACase
{
    /// <summary>A Tuesday, 15:00 in Bogotá.</summary>
    public static readonly DateTimeOffset Failed = new(2026, 11, 24, 20, 0, 0, TimeSpan.Zero);

    public static readonly Guid Seed = new("5f0a3f0e-8f6b-4c58-9a4b-3b8f3f1d2c11");

    public static CustomerClock In(string country, string? zone = null) => CustomerClock.For(new CustomerPlace(zone, country), CountryRules.Default);

    public static RecoveryPolicy Policy(RecoveryKind kind = RecoveryKind.OwnSubscription) =>
        RecoveryPolicies.Choose([], new DebtFacts(kind, CustomerSegment.Standard, "", 50m, null, "CO"));

    public static LadderSituation Of(DeclineReason reason, string country = "CO") => new()
    {
        Policy = Policy(),
        Reason = reason,
        OpenedOn = Failed,
        LastResultOn = Failed,
        Clock = In(country),
        Network = PaymentNetwork.Visa,
        Amount = 50m,
        Tries = [Declined(Failed, reason)],
        Seed = Seed,
    };

    /// <summary>Only the tries, without messages and tasks.</summary>
    public static LadderSituation RetriesOf(DeclineReason reason, string country = "CO") =>
        Of(reason, country) is var situation
            ? situation with { Policy = With(situation.Policy, [.. situation.Policy.Steps.Where(step => step.Action == RecoveryAction.Retry)]) }
            : throw new InvalidOperationException();

    public static RecoveryPolicy With(RecoveryPolicy policy, IReadOnlyList<RecoveryStep> steps) => new()
    {
        Name = policy.Name,
        MostTries = policy.MostTries,
        MostDays = policy.MostDays,
        GraceDays = policy.GraceDays,
        HourFrom = policy.HourFrom,
        HourTo = policy.HourTo,
        EndAction = policy.EndAction,
        UseBackupMethod = policy.UseBackupMethod,
        Steps = steps,
    };

    public static PastTry Declined(DateTimeOffset at, DeclineReason? reason = DeclineReason.InsufficientFunds, string code = "", string advice = "") =>
        new(at, ChargeInitiator.MerchantRecurring, 50m, true, code, advice, reason);

    public static PastTry Approved(DateTimeOffset at) => new(at, ChargeInitiator.MerchantRecurring, 50m, false);
}
