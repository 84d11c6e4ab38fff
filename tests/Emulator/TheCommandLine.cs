using CrmPayments.Emulator;

namespace CrmPayments.Tests.Emulator;

public sealed class TheCommandLine
{
    [Test]
    public void Needs_nothing()
    {
        var options = EmulatorOptions.Parse([]);
        Assert.Multiple(() =>
        {
            Assert.That(options.Url, Is.EqualTo(new Uri("http://127.0.0.1:5080")));
            Assert.That(options.DataDirectory, Does.EndWith("CrmPayments"));
            Assert.That(options.Demo, Is.True);
            Assert.That(options.Clock, Is.Null);
        });
    }

    [Test]
    public void Takes_all_options_together()
    {
        var options = EmulatorOptions.Parse(["--urls", "http://localhost:6001", "--data", ":memory:", "--no-demo", "--clock", "2026-11-21T09:00:00Z"]);
        Assert.Multiple(() =>
        {
            Assert.That(options.Url, Is.EqualTo(new Uri("http://localhost:6001")));
            Assert.That(options.DataDirectory, Is.Null);
            Assert.That(options.Demo, Is.False);
            Assert.That(options.Clock, Is.EqualTo(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero)));
        });
    }

    [Test]
    public void Makes_a_relative_folder_absolute() =>
        Assert.That(EmulatorOptions.Parse(["--data", "here"]).DataDirectory, Is.EqualTo(Path.GetFullPath("here")));

    [TestCase("There is no option --port.", "--port", "1")]
    [TestCase("--data needs a value.", "--data")]
    [TestCase("'yesterday' is not an instant", "--clock", "yesterday")]
    [TestCase("'http://0.0.0.0:5080' is not.", "--urls", "http://0.0.0.0:5080")]
    [TestCase("'http://contoso.example' is not.", "--urls", "http://contoso.example")]
    [TestCase("'https://127.0.0.1:5080' is not.", "--urls", "https://127.0.0.1:5080")]
    [TestCase("is not.", "--urls", "http://127.0.0.1:5080;http://127.0.0.1:5081")]
    [TestCase("'5080' is not.", "--urls", "5080")]
    public void Says_what_is_wrong(string sentence, params string[] arguments) =>
        Assert.That(() => EmulatorOptions.Parse(arguments), Throws.InstanceOf<FormatException>().With.Message.Contains(sentence));

    [Test]
    public async Task Ends_the_process_with_help_and_code_2_when_it_is_wrong()
    {
        await using var emulator = EmulatorProcess.Launch("--port", "1");
        var code = await emulator.EndAsync();
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(2));
            Assert.That(emulator.Output, Does.StartWith("There is no option --port.").And.Contain("--no-demo"));
        });
    }
}
