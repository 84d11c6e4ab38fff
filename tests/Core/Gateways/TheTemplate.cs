using System.Reflection;
using CrmPayments.Core.Gateways.Newpay;
using NUnit.Framework.Internal;

namespace CrmPayments.Tests.Core.Gateways;

/// <summary>docs/gateways/template is compiled with these tests. It fails the contract suite until it is filled, and each failure says what to do.</summary>
public sealed class TheTemplate
{
    // What the shared parts keep for any gateway, and the one call that the template has.
    private static readonly string[] Kept =
    [
        nameof(EveryGateway.Refuses_a_base_url_in_Live),
        nameof(EveryGateway.Refuses_a_base_url_that_is_not_safe),
        nameof(EveryGateway.Says_in_its_capabilities_what_it_can_besides_the_contract),
        nameof(EveryGateway.Says_in_words_that_it_refunds_nothing_where_it_does_not),
        nameof(FuzzingEveryGateway.A_damaged_answer_to_a_test_of_the_connection_is_no_exception),
    ];

    private static GatewayUnderTest Template => GatewayUnderTest.Newpay with
    {
        Connect = (account, tools) => new NewpayGateway(account, tools.Http),
        Capabilities = NewpayGateway.All,
        Format = new NewpayNotifications(),
    };

    private static IEnumerable<object> Suites => [new EveryGateway(Template), new FuzzingEveryGateway(Template)];

    [Test]
    public async Task Fails_every_demand_of_the_contract_suite_that_is_its_own()
    {
        var results = await RunAsync();
        Assert.That(results.Where(result => result.Failure is null).Select(result => result.Test), Is.EquivalentTo(Kept));
        Assert.That(results, Has.Count.GreaterThan(35));
    }

    [Test]
    public async Task Says_with_each_failure_what_is_to_be_done_and_where_it_is_written()
    {
        var silent = (await RunAsync()).Where(result => result.Failure is { } failure && !(failure.Contains("yet") && failure.Contains("docs/gateways/adding-one.md")));
        Assert.That(silent, Is.Empty);
    }

    [Test]
    public void Says_so_before_any_money_moves()
    {
        var network = Template.Network(_ => throw new InvalidOperationException("It asked for something."));
        Assert.That(() => Template.On(network).ChargeAsync(Template.Charge, default), Throws.InstanceOf<NotSupportedException>().With.Message.StartsWith("NewpayGateway.ChargeAsync is not written yet: "));
    }

    private static async Task<IReadOnlyList<(string Test, string? Failure)>> RunAsync()
    {
        var results = new List<(string, string?)>();
        foreach (var suite in Suites)
            foreach (var test in suite.GetType().GetMethods().Where(method => method.GetCustomAttributes().Any(IsTest)))
                results.Add((test.Name, await FailureAsync(suite, test)));
        return results;
    }

    private static bool IsTest(Attribute attribute) => attribute is TestAttribute or TestCaseAttribute or TestCaseSourceAttribute;

    /// <summary>Runs a test of the suite with its first case, apart from the one that runs now.</summary>
    private static async Task<string?> FailureAsync(object suite, MethodInfo test)
    {
        using var apart = new TestExecutionContext.IsolatedContext();
        try
        {
            if (test.Invoke(suite, Arguments(suite, test)) is Task running) await running;
            return null;
        }
        catch (TargetInvocationException thrown)
        {
            return thrown.InnerException!.Message;
        }
        catch (Exception thrown) when (thrown is AssertionException or NotSupportedException)
        {
            return thrown.Message;
        }
    }

    private static object?[] Arguments(object suite, MethodInfo test)
    {
        if (test.GetCustomAttributes<TestCaseAttribute>().FirstOrDefault() is { } one) return one.Arguments;
        if (test.GetCustomAttribute<TestCaseSourceAttribute>() is not { } many) return [];
        var cases = (TestCaseData[])suite.GetType().GetField(many.SourceName!, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.GetValue(null)!;
        return cases[0].Arguments;
    }
}
