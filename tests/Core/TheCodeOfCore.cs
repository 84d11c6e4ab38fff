using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Refunds;

namespace CrmPayments.Tests.Core;

public sealed class TheCodeOfCore
{
    [Test]
    public void Core_knows_no_platform() =>
        Assert.That(typeof(RefundRules).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name), Is.EqualTo(new[] { "netstandard" }));

    [TestCase(typeof(DeclineReason), 32)]
    [TestCase(typeof(DeclineClass), 6)]
    [TestCase(typeof(RecoveryKind), 4)]
    [TestCase(typeof(RecoveryAction), 7)]
    [TestCase(typeof(OfferKind), 9)]
    [TestCase(typeof(Channel), 4)]
    [TestCase(typeof(MessageKind), 10)]
    [TestCase(typeof(GatewayType), 10)]
    [TestCase(typeof(ChargeStatus), 11)]
    [TestCase(typeof(RefundReason), 17)]
    [TestCase(typeof(RefundStatus), 10)]
    public void Choices_are_numbered_from_the_publishers_first_value_without_a_gap(Type choice, int count) =>
        Assert.That(Enum.GetValues(choice).Cast<object>().Select(value => (int)value), Is.EqualTo(Enumerable.Range(192700000, count)));

    [Test]
    public void A_secret_never_shows_itself()
    {
        var account = GatewayTestAccount();
        Assert.That(account.ToString(), Does.Not.Contain("hidden"));
    }

    private static GatewayAccount GatewayTestAccount() => new(GatewayType.Stripe, GatewayMode.Test, new Secret("hidden-key"), new Secret("hidden-too"));
}
