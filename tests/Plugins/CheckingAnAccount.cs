using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>A bank account's numbers are judged for whoever asks, and are nowhere afterwards.</summary>
internal sealed class CheckingAnAccount : PluginTests
{
    private const string Good = "DE89370400440532013000", Bad = "DE89370400440532013001", Holder = "123456789A";

    [TestCase("", Good, "Valid", "Whether the account exists, only its bank knows.")]
    [TestCase("", Bad, "Invalid", "The bank account number is not valid.")]
    [TestCase("AU", "123456", "NotChecked", "nothing was checked")]
    public void Answers_with_an_outcome_and_a_sentence(string country, string number, string outcome, string words)
    {
        var answer = Check(("Country", country), ("AccountNumber", number));
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo(outcome));
            Assert.That((string)answer["Message"], Does.Contain(words));
            Assert.That((string[])answer["Problems"], Is.EqualTo(outcome == "Invalid" ? new[] { "AccountInvalid" } : []));
        });
    }

    [Test]
    public void Names_all_that_is_wrong()
    {
        var answer = Check(("Country", "US"), ("AccountNumber", "1"), ("RoutingNumber", "1"), ("HolderId", "1"), ("HolderCountry", "CO"));
        Assert.That((string[])answer["Problems"], Is.EqualTo(new[] { "AccountInvalid", "RoutingInvalid", "HolderIdInvalid" }));
    }

    [Test]
    public void Wants_something_to_check() =>
        Assert.That(() => Check(("Country", "DE"), ("AccountNumber", " ")), Throws.Exception.With.Message.Contains("Give an account number"));

    [TestCase(Good)]
    [TestCase(Bad)]
    public void Keeps_and_logs_nothing(string number)
    {
        var answer = Check(("AccountNumber", number), ("HolderId", Holder));
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(answer.Values.Select(value => value is string[] many ? string.Join(" ", many) : (string)value), Has.None.Contains(number).And.None.Contains(Holder), "nor repeats anything");
            Assert.That(World.Written().Where(text => text.Contains(number, StringComparison.Ordinal) || text.Contains(Holder, StringComparison.Ordinal)), Is.Empty);
        });
    }

    private ParameterCollection Check(params (string Name, object? Value)[] parameters) => World.Call("cpay_CheckAccount", World.Agent, parameters);
}
