using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Extensions;

namespace CrmPayments.Tests.Sdk;

public sealed class Contexts
{
    [TestCase(10, false)]
    [TestCase(20, true)]
    [TestCase(30, true)]
    [TestCase(40, true)]
    [TestCase(50, false)]
    public void Are_within_the_main_transaction_by_stage(int stage, bool within) =>
        Assert.That(new RemoteExecutionContext { Stage = stage }.IsWithinMainTransaction(), Is.EqualTo(within));

    [Test]
    public void Tell_of_auto_transact_only_when_the_host_did()
    {
        var context = new RemoteExecutionContext();
        Assert.That(() => context.IsAutoTransact(), Throws.TypeOf<KeyNotFoundException>());
    }

    [TestCase("Amount", 12)]
    [TestCase("Notes", 0)]
    [TestCase("missing", 0)]
    public void Give_an_input_of_the_type_or_the_default(string name, int expected)
    {
        var context = new RemoteExecutionContext { InputParameters = { { "Amount", 12 }, { "Notes", "x" } } };
        Assert.That(context.InputParameterOrDefault<int>(name), Is.EqualTo(expected));
    }

    [Test]
    public void Show_the_parent_through_the_interface()
    {
        var parent = new RemoteExecutionContext();
        IPluginExecutionContext context = new RemoteExecutionContext { ParentContext = parent };
        Assert.That(context.ParentContext, Is.SameAs(parent));
    }
}
