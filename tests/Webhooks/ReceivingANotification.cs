using System.Net;
using System.Text;

namespace CrmPayments.Tests.Webhooks;

public sealed class ReceivingANotification : ServiceTests
{
    [Test]
    public async Task Stores_it_once_and_then_answers_200()
    {
        using var answer = await Service.DeliverAsync("evt_1");
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(Dataverse.Stored.Keys, Is.EqualTo(["evt_1"]));
            Assert.That(Dataverse.Count("POST cpay_IngestGatewayEvent"), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Stores_what_was_signed_byte_by_byte_and_when_it_came()
    {
        var body = StripeSender.Event("evt_1").Replace("{}", """{ "name":"Zoë 王",  "n":1.00 }""", StringComparison.Ordinal);
        using var answer = await Service.PostAsync(FakeDataverse.Stripe, StripeSender.Signed(body, Service.Clock.Now));
        var stored = Dataverse.Stored["evt_1"];
        Assert.Multiple(() =>
        {
            Assert.That((string?)stored["Payload"], Is.EqualTo(body));
            Assert.That((string?)stored["EventType"], Is.EqualTo("charge.refunded"));
            Assert.That((Guid)stored["GatewayId"]!, Is.EqualTo(FakeDataverse.Stripe));
            Assert.That((DateTime)stored["ReceivedOn"]!, Is.EqualTo(Service.Clock.Now.UtcDateTime));
        });
    }

    [Test]
    public async Task Acknowledges_an_event_that_was_stored_before()
    {
        using var first = await Service.DeliverAsync("evt_1");
        using var second = await Service.DeliverAsync("evt_1");
        Assert.That((second.StatusCode, Dataverse.Stored.Count), Is.EqualTo((HttpStatusCode.OK, 1)));
    }

    [Test]
    public async Task Accepts_Stripes_golden_vector()
    {
        var content = StripeSender.With(Encoding.UTF8.GetBytes(StripeSender.Event()), "t=1795251600,v1=8cc70e61a8693bef19f58f394ad744bcc30bda29d5be0d29c4655292f98c2691");
        using var answer = await Service.PostAsync(FakeDataverse.Stripe, content);
        Assert.That((answer.StatusCode, Dataverse.Stored.Keys.Single()), Is.EqualTo((HttpStatusCode.OK, "evt_1Golden")));
    }

    [Test]
    public async Task Accepts_Braintrees_golden_vector()
    {
        const string Payload = "PG5vdGlmaWNhdGlvbj48a2luZD5jaGVjazwva2luZD48dGltZXN0YW1wIHR5cGU9ImRhdGV0aW1l\nIj4yMDI2LTExLTIxVDA5OjAwOjAwWjwvdGltZXN0YW1wPjxzdWJqZWN0PjxjaGVjayB0eXBlPSJi\nb29sZWFuIj50cnVlPC9jaGVjaz48L3N1YmplY3Q+PC9ub3RpZmljYXRpb24+\n";
        using var answer = await Service.PostAsync(FakeDataverse.Braintree, BraintreeSender.Form(Payload, "integration_public_key|0b73a09a10aabe5a8e178e82487e854c1c19e500"));
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(Dataverse.Stored.Keys.Single(), Is.EqualTo("check:c630df8b28b73998dc9968abd12a2881ae4edfb6ecb30febe3ac3d410ef9660b"));
            Assert.That((string?)Dataverse.Stored.Values.Single()["Payload"], Is.EqualTo(BraintreeSender.Xml));
        });
    }

    [Test]
    public async Task Takes_a_repeated_Braintree_delivery_for_the_same_event()
    {
        using var first = await Service.PostAsync(FakeDataverse.Braintree, BraintreeSender.Signed());
        using var second = await Service.PostAsync(FakeDataverse.Braintree, BraintreeSender.Signed());
        Assert.That((second.StatusCode, Dataverse.Stored.Count), Is.EqualTo((HttpStatusCode.OK, 1)));
    }

    [Test]
    public async Task Remembers_the_account_so_that_the_next_one_costs_one_call()
    {
        using var first = await Service.DeliverAsync("evt_1");
        using var second = await Service.DeliverAsync("evt_2");
        Assert.That(Dataverse.Requests, Is.EqualTo(["GET cpay_gateways", "POST RetrieveEnvironmentVariableSecretValue", "POST cpay_IngestGatewayEvent", "POST cpay_IngestGatewayEvent"]));
    }

    [Test]
    public async Task Calls_Dataverse_as_the_service_user()
    {
        using var answer = await Service.DeliverAsync();
        Assert.That(Dataverse.Callers, Has.All.EqualTo("Bearer " + Service.User));
    }
}
