namespace CrmPayments.Tests.Webhooks;

public sealed class TheLog : ServiceTests
{
    [Test]
    public async Task Never_holds_a_secret_at_any_level()
    {
        await EverythingAsync();
        foreach (var secret in new[] { StripeSender.Secret, BraintreeSender.PrivateKey, "sk_test_never_needed_here", "Bearer " + Service.User })
            Assert.That(Service.Log.All, Does.Not.Contain(secret));
    }

    [Test]
    public async Task Never_holds_a_notifications_content_or_signature()
    {
        await EverythingAsync();
        Assert.That(Service.Log.All, Does.Not.Contain("evt_private").And.Not.Contain("v1=").And.Not.Contain("bt_payload"));
    }

    [Test]
    public async Task Says_why_a_notification_was_refused()
    {
        using var answer = await Service.ForgeAsync();
        Assert.That(Service.Log.Warnings, Is.EqualTo([$"A notification for gateway {FakeDataverse.Stripe} was refused. The signature is not that of this account's endpoint secret. "]));
    }

    [Test]
    public async Task Says_why_a_notification_was_not_stored_on_one_line()
    {
        Dataverse.Fault("cpay_IngestGatewayEvent", 403, "0x80040220", "Principal user is missing\r\nprvCreatecpay_GatewayEvent" + new string('!', 1000));
        using var answer = await Service.DeliverAsync();
        var line = Service.Log.Warnings.Single();
        Assert.That(line, Does.Contain("Dataverse answered 403: Principal user is missing  prvCreatecpay_GatewayEvent!").And.Length.LessThan(700));
    }

    private async Task EverythingAsync()
    {
        using var stored = await Service.DeliverAsync("evt_private");
        using var braintree = await Service.PostAsync(FakeDataverse.Braintree, BraintreeSender.Signed());
        using var forged = await Service.ForgeAsync();
        using var challenge = await Service.Http.GetAsync($"/webhooks/{FakeDataverse.Braintree}?bt_challenge=20f9f8ed05f77439fe955c977e4c8a53");
        Dataverse.Fault("cpay_IngestGatewayEvent", 500, "0x80040216", "An unexpected error occurred.");
        using var down = await Service.DeliverAsync("evt_private");
        await Dataverse.DisposeAsync();
        using var gone = await Service.DeliverAsync("evt_private");
    }
}
