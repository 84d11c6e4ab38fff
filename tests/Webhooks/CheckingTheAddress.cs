using System.Net;

namespace CrmPayments.Tests.Webhooks;

public sealed class CheckingTheAddress : ServiceTests
{
    [Test]
    public async Task Answers_Braintrees_challenge_as_the_vendor_publishes_it()
    {
        var answer = await Service.Http.GetStringAsync($"/webhooks/{FakeDataverse.Braintree}?bt_challenge=20f9f8ed05f77439fe955c977e4c8a53");
        Assert.That(answer, Is.EqualTo("integration_public_key|d9b899556c966b3f06945ec21311865d35df3ce4"));
    }

    [TestCase("")]
    [TestCase("?bt_challenge=")]
    [TestCase("?bt_challenge=PG5vdGlmaWNhdGlvbj4")]
    [TestCase("?bt_challenge=20f9f8ed05f77439fe955c977e4c8a53%0A")]
    public async Task Signs_nothing_that_is_no_challenge(string query)
    {
        using var answer = await Service.Http.GetAsync($"/webhooks/{FakeDataverse.Braintree}{query}");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Is_not_answered_without_a_key()
    {
        Dataverse.Gateways[FakeDataverse.Braintree]["cpay_secretname"] = "";
        using var answer = await Service.Http.GetAsync($"/webhooks/{FakeDataverse.Braintree}?bt_challenge=20f9f8ed05f77439fe955c977e4c8a53");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Is_not_done_by_Stripe()
    {
        using var answer = await Service.Http.GetAsync($"/webhooks/{FakeDataverse.Stripe}?bt_challenge=20f9f8ed05f77439fe955c977e4c8a53");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Is_answered_503_while_Dataverse_is_down()
    {
        await Dataverse.DisposeAsync();
        using var answer = await Service.Http.GetAsync($"/webhooks/{FakeDataverse.Braintree}?bt_challenge=20f9f8ed05f77439fe955c977e4c8a53");
        Assert.That((answer.StatusCode, answer.Headers.RetryAfter?.Delta), Is.EqualTo((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(30))));
    }
}
