using CrmPayments.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CrmPayments.Tests.Webhooks;

public sealed class TheOptions
{
    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return Case("No_address", options => options.DataverseUrl = null, "Webhooks:DataverseUrl is missing");
        yield return Case("A_relative_address", options => options.DataverseUrl = new Uri("contoso", UriKind.Relative), "Webhooks:DataverseUrl is missing");
        yield return Case("Plain_HTTP", options => options.DataverseUrl = new Uri("http://contoso.crm.dynamics.com"), "Webhooks:DataverseUrl must be HTTPS.");
        yield return Case("Another_scheme", options => options.DataverseUrl = new Uri("file:///contoso"), "Webhooks:DataverseUrl must be HTTPS.");
        yield return Case("An_emulators_user_elsewhere", options => options.EmulatorUser = Service.User, "Webhooks:EmulatorUser is only for an emulator on this machine");
        yield return Case("A_negative_interval", options => options.DueWorkEvery = TimeSpan.FromSeconds(-1), "Webhooks:DueWorkEvery must not be negative");
        yield return Case("Secrets_of_the_future", options => options.AccountsFor = TimeSpan.FromSeconds(-1), "Webhooks:AccountsFor");
        yield return Case("No_gateway_at_all", options => options.UnknownGatewaysEachMinute = 0, "Webhooks:UnknownGatewaysEachMinute must be at least 1.");
        yield return Case("No_status_page_at_all", options => options.StatusPagesEachMinute = 0, "Webhooks:StatusPagesEachMinute");
        yield return Case("No_status_page_for_anyone", options => options.StatusPagesEachMinuteToOneAddress = 0, "StatusPagesEachMinuteToOneAddress must be at least 1.");
        yield return Case("More_than_Dataverse_holds", options => options.LargestNotification = 2_000_000, "Webhooks:LargestNotification must be from 1 to 1048576");
    }

    [TestCaseSource(nameof(Wrong))]
    public void Name_what_is_wrong(Action<WebhooksOptions> change, string sentence)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Validate(change));
        Assert.That(refused!.Message, Does.Contain(sentence));
    }

    [TestCase("https://contoso.crm.dynamics.com")]
    [TestCase("http://127.0.0.1:5080")]
    public void Are_fine_with_an_address_alone(string url) =>
        Assert.DoesNotThrow(() => Validate(options => options.DataverseUrl = new Uri(url)));

    [Test]
    public void Stop_the_start_when_they_are_wrong() =>
        Assert.ThrowsAsync<OptionsValidationException>(() => Service.StartAsync(options => options.DataverseUrl = null));

    private static void Validate(Action<WebhooksOptions> change)
    {
        using var services = new ServiceCollection().AddWebhooks(options =>
        {
            options.DataverseUrl = new Uri("https://contoso.crm.dynamics.com");
            change(options);
        }).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
    }

    private static TestCaseData Case(string name, Action<WebhooksOptions> change, string sentence) =>
        new TestCaseData(change, sentence).SetArgDisplayNames(name);
}
