using System.Net;
using CrmPayments.Core.Refunds;

namespace CrmPayments.Tests.Webhooks;

public sealed class WhenAStatusPageCannotBeShown : StatusPageTests
{
    [Test]
    public async Task Says_later_when_one_address_asks_too_often()
    {
        await using var service = await Service.StartAsync(options => options.StatusPagesEachMinuteToOneAddress = 2);
        var answers = new List<HttpStatusCode>();
        for (var time = 0; time < 3; time++)
        {
            using var answer = await service.Http.GetAsync("/status/x");
            answers.Add(answer.StatusCode);
        }

        Assert.That(answers, Is.EqualTo(new[] { HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests }));
    }

    [Test]
    public async Task Says_later_when_everybody_together_asks_too_often()
    {
        await using var service = await Service.StartAsync(options => options.StatusPagesEachMinute = 1);
        using var first = await service.Http.GetAsync("/status/x");
        using var second = await service.Http.GetAsync("/status/x");
        Assert.That((second.StatusCode, second.Headers.RetryAfter!.Delta), Is.EqualTo((HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(1))));
    }

    [Test]
    public async Task Says_later_when_Dataverse_does_not_answer()
    {
        Dataverse.Fault("cpay_refunds", 503, "0x80044151", "Busy.");
        using var answer = await OpenAsync(Token());
        Assert.Multiple(async () =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Please try again in a moment"));
            Assert.That(answer.Headers.RetryAfter, Is.Not.Null);
        });
    }

    [Test]
    public async Task Says_later_and_asks_no_more_when_there_is_no_usable_key([Values("", "too short")] string key)
    {
        Dataverse.Secrets["cpay_StatusPageKey"] = key;
        for (var time = 0; time < 5; time++)
        {
            using var answer = await OpenAsync(Token());
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        }

        Assert.That(Dataverse.Count("POST RetrieveEnvironmentVariableSecretValue"), Is.EqualTo(1));
    }

    [Test]
    public async Task Takes_up_a_key_that_was_set_up_since()
    {
        Put(RefundStatus.Succeeded);
        Dataverse.Secrets.TryRemove("cpay_StatusPageKey", out _);
        await PageAsync(Token());
        Dataverse.Secrets["cpay_StatusPageKey"] = FakeDataverse.StatusKey;
        Service.Clock.Pass(TimeSpan.FromSeconds(31));
        using var answer = await OpenAsync(Token());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Takes_up_a_key_that_was_rolled()
    {
        Put(RefundStatus.Succeeded);
        Dataverse.Secrets["cpay_StatusPageKey"] = "the key from before it was rolled, long enough";
        await PageAsync(Token());
        Dataverse.Secrets["cpay_StatusPageKey"] = FakeDataverse.StatusKey;
        Service.Clock.Pass(TimeSpan.FromSeconds(31));
        using var answer = await OpenAsync(Token());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Writes_no_token_and_no_key_into_the_log()
    {
        Put(RefundStatus.Succeeded);
        var (good, expired) = (Token(), Token(worksFor: TimeSpan.FromDays(-1)));
        await PageAsync(good);
        await PageAsync(expired);
        Dataverse.Fault("cpay_refunds", 500, "0x80040216", "An unexpected error occurred.");
        await PageAsync(good);
        Assert.That(Service.Log.All, Does.Not.Contain(good).And.Not.Contain(expired).And.Not.Contain(good[..16]).And.Not.Contain(FakeDataverse.StatusKey));
        Assert.That(Service.Log.Warnings.Single(), Does.StartWith("A status page could not be shown. Dataverse answered 500"));
    }
}
