using System.Net;
using Azure.Identity;
using CrmPayments.Webhooks;

namespace CrmPayments.Tests.Webhooks;

public sealed class WhenDataverseMisbehaves : ServiceTests
{
    private const string Ingest = "cpay_IngestGatewayEvent";

    [TestCase(500)]
    [TestCase(503)]
    [TestCase(429)]
    [TestCase(401)]
    [TestCase(403)]
    [TestCase(400)]
    [TestCase(404)]
    public async Task An_error_is_answered_503_so_that_the_gateway_comes_again(int status)
    {
        Dataverse.Fault(Ingest, status, "0x80040216", "Something went wrong.");
        using var answer = await Service.DeliverAsync();
        AssertComeAgain(answer);
    }

    [TestCase(200, "")]
    [TestCase(200, "{}")]
    [TestCase(200, """{"Outcome":"Maybe"}""")]
    [TestCase(200, "<html>Sign in</html>")]
    [TestCase(204, "")]
    [TestCase(302, "")]
    [TestCase(500, "<html>Bad gateway</html>")]
    [TestCase(500, """{"error":"text"}""")]
    public async Task An_answer_that_does_not_say_stored_acknowledges_nothing(int status, string body)
    {
        Dataverse.Answer(Ingest, status, body);
        using var answer = await Service.DeliverAsync();
        AssertComeAgain(answer);
    }

    [Test]
    public async Task A_Dataverse_that_is_not_there_is_answered_503()
    {
        await Dataverse.DisposeAsync();
        using var answer = await Service.DeliverAsync();
        AssertComeAgain(answer);
    }

    [Test]
    public async Task An_environment_without_Dataverse_is_no_proof_that_the_gateway_is_unknown()
    {
        Dataverse.Answer("cpay_gateways", 404, "<html>Not found</html>");
        using var answer = await Service.DeliverAsync();
        AssertComeAgain(answer);
    }

    [Test]
    public async Task A_secret_that_cannot_be_read_is_no_proof_of_a_bad_signature()
    {
        Dataverse.Secrets.Clear();
        using var answer = await Service.DeliverAsync();
        AssertComeAgain(answer);
    }

    [Test]
    public async Task The_next_delivery_is_stored_once_Dataverse_is_back()
    {
        Dataverse.Fault(Ingest, 503, "0x80072321", "Busy.");
        using var first = await Service.DeliverAsync("evt_1");
        using var second = await Service.DeliverAsync("evt_1");
        Assert.That((second.StatusCode, Dataverse.Stored.Count), Is.EqualTo((HttpStatusCode.OK, 1)));
    }

    [Test]
    public async Task Two_deliveries_that_race_are_both_acknowledged_after_asking_again()
    {
        using var first = await Service.DeliverAsync("evt_1");
        Dataverse.Fault(Ingest, 412, "0x80060892", "A record that has the attribute values Gateway, Event Id already exists.");
        using var second = await Service.DeliverAsync("evt_1");
        Assert.That((second.StatusCode, Dataverse.Count("POST " + Ingest)), Is.EqualTo((HttpStatusCode.OK, 3)));
    }

    [Test]
    public async Task A_race_that_does_not_end_is_left_to_the_next_delivery()
    {
        Dataverse.Fault(Ingest, 412, "0x80060892", "Exists.");
        Dataverse.Fault(Ingest, 412, "0x80060892", "Exists.");
        using var answer = await Service.DeliverAsync();
        AssertComeAgain(answer);
    }

    [Test]
    public async Task No_token_from_Entra_is_answered_503()
    {
        await using var service = await Service.StartAsync(tokens: new NoTokens());
        using var answer = await service.DeliverAsync();
        AssertComeAgain(answer);
    }

    [Test]
    public async Task A_redirect_is_not_followed_with_our_token()
    {
        Dataverse.Answer(Ingest, 302, "");
        using var answer = await Service.DeliverAsync();
        Assert.That(Dataverse.Requests[^1], Is.EqualTo("POST " + Ingest));
    }

    private static void AssertComeAgain(HttpResponseMessage answer) => Assert.Multiple(() =>
    {
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(answer.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(30)));
    });

    internal sealed class NoTokens : IAccessTokens
    {
        public ValueTask<string> GetAsync(CancellationToken cancel) => throw new AuthenticationFailedException("The managed identity endpoint is not available.");
    }
}
