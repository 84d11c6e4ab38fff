using System.Net;

namespace CrmPayments.Tests.Webhooks;

public sealed class AskingForSecretsAgain : ServiceTests
{
    private const string ReadGateway = "GET cpay_gateways";

    [Test]
    public async Task Lets_the_first_notification_after_a_secret_was_rolled_in()
    {
        using var before = await Service.DeliverAsync("evt_1");
        Roll();
        Service.Clock.Pass(TimeSpan.FromSeconds(30));
        using var after = await DeliverWithNewSecretAsync();
        Assert.That((after.StatusCode, Dataverse.Stored.Count), Is.EqualTo((HttpStatusCode.OK, 2)));
    }

    [Test]
    public async Task Waits_until_the_known_ones_are_thirty_seconds_old()
    {
        using var before = await Service.DeliverAsync("evt_1");
        Roll();
        Service.Clock.Pass(TimeSpan.FromSeconds(29));
        using var after = await DeliverWithNewSecretAsync();
        Assert.That((after.StatusCode, Dataverse.Count(ReadGateway)), Is.EqualTo((HttpStatusCode.Unauthorized, 1)));
    }

    [Test]
    public async Task Is_not_something_that_forged_signatures_can_do_often()
    {
        using var first = await Service.DeliverAsync();
        Service.Clock.Pass(TimeSpan.FromSeconds(30));
        var forged = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Service.ForgeAsync()));
        Assert.That((forged.All(answer => answer.StatusCode == HttpStatusCode.Unauthorized), Dataverse.Count(ReadGateway)), Is.EqualTo((true, 2)));
    }

    [Test]
    public async Task Is_not_caused_by_an_old_time_or_by_rubbish()
    {
        using var first = await Service.DeliverAsync();
        Service.Clock.Pass(TimeSpan.FromSeconds(30));
        using var old = await Service.PostAsync(FakeDataverse.Stripe, StripeSender.Signed(StripeSender.Event(), Service.Clock.Now.AddDays(-1)));
        using var rubbish = await Service.PostAsync(FakeDataverse.Stripe, StripeSender.Signed("rubbish", Service.Clock.Now));
        Assert.That(Dataverse.Count(ReadGateway), Is.EqualTo(1));
    }

    [Test]
    public async Task Happens_anyway_after_five_minutes()
    {
        using var before = await Service.DeliverAsync("evt_1");
        Roll();
        Service.Clock.Pass(TimeSpan.FromMinutes(5));
        using var withTheOldOne = await Service.DeliverAsync("evt_2");
        Assert.That(withTheOldOne.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Notices_that_a_gateway_was_deleted()
    {
        using var before = await Service.DeliverAsync("evt_1");
        Dataverse.Gateways.TryRemove(FakeDataverse.Stripe, out _);
        Service.Clock.Pass(TimeSpan.FromMinutes(5));
        using var after = await Service.DeliverAsync("evt_2");
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Ids_that_someone_makes_up_are_looked_up_sixty_times_a_minute_at_most()
    {
        using var known = await Service.DeliverAsync("evt_1");
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Service.PostAsync(Guid.NewGuid(), new ByteArrayContent([]))));
        using var stillKnown = await Service.DeliverAsync("evt_2");
        Assert.Multiple(() =>
        {
            Assert.That(Dataverse.Count(ReadGateway), Is.EqualTo(60));
            Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable), Is.EqualTo(41));
            Assert.That(stillKnown.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [Test]
    public async Task A_gateway_made_a_moment_after_it_was_asked_for_is_found()
    {
        Dataverse.Gateways.TryRemove(FakeDataverse.Stripe, out var row);
        using var before = await Service.DeliverAsync();
        Dataverse.Gateways[FakeDataverse.Stripe] = row!;
        using var after = await Service.DeliverAsync();
        Assert.That((before.StatusCode, after.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.OK)));
    }

    private void Roll() => Dataverse.Secrets["stripe-endpoint"] = "whsec_rolled";

    private Task<HttpResponseMessage> DeliverWithNewSecretAsync() =>
        Service.PostAsync(FakeDataverse.Stripe, StripeSender.Signed(StripeSender.Event("evt_2"), Service.Clock.Now, "whsec_rolled"));
}
