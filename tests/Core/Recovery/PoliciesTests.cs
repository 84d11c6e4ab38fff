using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Tests.Core.Recovery;

public sealed class APolicy
{
    private static readonly DebtFacts Debt = new(RecoveryKind.OwnSubscription, CustomerSegment.Standard, "Gold", 50m, GatewayType.Stripe, "CO");

    private static readonly RecoveryPolicy[] Fitting =
    [
        new(), new() { Kinds = [RecoveryKind.OwnSubscription] }, new() { Segments = [CustomerSegment.Standard, CustomerSegment.Vip] }, new() { Plan = "gold" },
        new() { MinimumAmount = 50m, MaximumAmount = 50m }, new() { GatewayTypes = [GatewayType.Stripe] }, new() { Countries = ["PE", "co"] },
    ];

    private static readonly RecoveryPolicy[] Others =
    [
        new() { Kinds = [RecoveryKind.OneOff] }, new() { Segments = [CustomerSegment.Vip] }, new() { Plan = "Silver" },
        new() { MinimumAmount = 50.01m }, new() { MaximumAmount = 49.99m }, new() { GatewayTypes = [GatewayType.Nmi] }, new() { Countries = ["PE"] },
    ];

    [TestCaseSource(nameof(Fitting))]
    public void Fits_a_debt_that_it_names(RecoveryPolicy policy) => Assert.That(policy.Fits(Debt), Is.True);

    [TestCaseSource(nameof(Others))]
    public void Fits_no_other(RecoveryPolicy policy) => Assert.That(policy.Fits(Debt), Is.False);

    [Test]
    public void Is_chosen_by_the_lowest_priority()
    {
        RecoveryPolicy[] rows = [new() { Name = "later", Priority = 2 }, new() { Name = "first", Priority = 1 }, new() { Name = "other", Priority = 0, Countries = ["US"] }];
        Assert.That(RecoveryPolicies.Choose(rows, Debt).Name, Is.EqualTo("first"));
    }

    [Test]
    public void Is_built_in_where_no_row_fits([Values] RecoveryKind kind, [Values] CustomerSegment segment) =>
        Assert.That(RecoveryPolicies.Choose([], Debt with { Kind = kind, Segment = segment }).Steps, Is.Not.Empty);

    [Test]
    public void Puts_a_person_first_for_a_VIP() => Assert.That(RecoveryPolicies.Choose([], Debt with { Segment = CustomerSegment.Vip }).PersonFirst, Is.True);

    [Test]
    public void Has_steps_by_unique_numbers() => Assert.That(DefaultPolicies.All.Select(policy => policy.Steps.Select(step => step.Number)), Is.All.Unique);

    [TestCase(DeclineReason.InsufficientFunds, 4)]
    [TestCase(DeclineReason.ExceedsLimit, 3)]
    [TestCase(DeclineReason.DoNotHonor, 4)]
    [TestCase(DeclineReason.ProcessingError, 6)]
    [TestCase(DeclineReason.IssuerUnavailable, 5)]
    [TestCase(DeclineReason.Unrecognized, 2)]
    [TestCase(DeclineReason.LostOrStolen, 0)]
    [TestCase(DeclineReason.AuthenticationRequired, 0)]
    public void Has_a_ladder_by_reason(DeclineReason reason, int retries) => Assert.That(DefaultPolicies.All[0].LadderFor(reason).Retries, Is.EqualTo(retries));

    [Test]
    public void Has_something_for_every_reason() =>
        Assert.That(Enum.GetValues<DeclineReason>().Where(reason => DefaultPolicies.All[0].LadderFor(reason).Steps.Count == 0), Is.Empty);

    [Test]
    public void Tries_by_itself_only_what_time_or_a_system_can_heal() =>
        Assert.That(Enum.GetValues<DeclineReason>().Where(reason => DefaultPolicies.All[0].LadderFor(reason).Retries > 0 && DeclineMeanings.Of(reason).Again != AgainWhen.ByItself), Is.Empty);
}
