using System.Net;
using System.Text;

namespace CrmPayments.Tests.Webhooks;

public sealed class RefusingANotification : ServiceTests
{
    [TearDown]
    public void Nothing_was_stored() => Assert.That(Dataverse.Count("POST cpay_IngestGatewayEvent"), Is.Zero);

    [Test]
    public async Task Answers_401_to_a_signature_made_with_another_secret()
    {
        using var answer = await Service.ForgeAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Answers_401_to_a_Braintree_signature_made_with_another_key()
    {
        using var answer = await Service.PostAsync(FakeDataverse.Braintree, BraintreeSender.Signed(privateKey: "another_private_key"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("")]
    [TestCase("t=1795251600")]
    [TestCase("v1=8cc70e61a8693bef19f58f394ad744bcc30bda29d5be0d29c4655292f98c2691")]
    [TestCase("t=1795251600,v0=8cc70e61a8693bef19f58f394ad744bcc30bda29d5be0d29c4655292f98c2691")]
    [TestCase("t=-1795251600,v1=8cc70e61a8693bef19f58f394ad744bcc30bda29d5be0d29c4655292f98c2691")]
    [TestCase("t=99999999999999999999999999,v1=00")]
    [TestCase("rubbish")]
    public async Task Answers_401_to_a_header_that_is_no_signature(string header)
    {
        using var answer = await Service.PostAsync(FakeDataverse.Stripe, StripeSender.With(Encoding.UTF8.GetBytes(StripeSender.Event()), header));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Answers_401_when_one_byte_was_changed_on_the_way()
    {
        var signed = StripeSender.Signed(StripeSender.Event(), Service.Clock.Now);
        var changed = StripeSender.With(Encoding.UTF8.GetBytes(StripeSender.Event("evt_1golden")), signed.Headers.GetValues("Stripe-Signature").Single());
        using var answer = await Service.PostAsync(FakeDataverse.Stripe, changed);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Answers_401_where_the_gateway_has_no_secret_at_all()
    {
        Dataverse.Gateways[FakeDataverse.Stripe]["cpay_webhooksecretname"] = null;
        using var answer = await Service.PostAsync(FakeDataverse.Stripe, StripeSender.Signed(StripeSender.Event(), Service.Clock.Now, ""));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase(-301)]
    [TestCase(301)]
    public async Task Answers_400_to_a_time_more_than_five_minutes_away(int seconds)
    {
        using var answer = await Service.PostAsync(FakeDataverse.Stripe, StripeSender.Signed(StripeSender.Event(), Service.Clock.Now.AddSeconds(seconds)));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("{")]
    [TestCase("")]
    [TestCase("[]")]
    [TestCase("""{"id":"evt_1"}""")]
    [TestCase("""{"id":7,"type":"charge.refunded"}""")]
    public async Task Answers_400_to_signed_content_that_is_no_event(string body)
    {
        using var answer = await Service.PostAsync(FakeDataverse.Stripe, StripeSender.Signed(body, Service.Clock.Now));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("")]
    [TestCase("&&&=&%%%")]
    [TestCase("bt_signature=integration_public_key%7C00")]
    [TestCase("bt_signature=a&bt_payload=not*base64")]
    public async Task Answers_400_to_a_form_that_is_no_Braintree_notification(string form)
    {
        using var answer = await Service.PostAsync(FakeDataverse.Braintree, new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("<notification/>")]
    [TestCase("not xml")]
    [TestCase("""<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><notification><kind>&b;</kind></notification>""")]
    public async Task Answers_400_to_signed_XML_that_is_no_notification(string xml)
    {
        using var answer = await Service.PostAsync(FakeDataverse.Braintree, BraintreeSender.Signed(xml));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Answers_404_for_a_gateway_that_is_not_there()
    {
        using var answer = await Service.PostAsync(Guid.NewGuid(), StripeSender.Signed(StripeSender.Event(), Service.Clock.Now));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase(192700099)]
    [TestCase(null)]
    public async Task Answers_404_for_a_gateway_without_an_adapter(int? type)
    {
        Dataverse.Gateways[FakeDataverse.Stripe]["cpay_type"] = type;
        using var answer = await Service.DeliverAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
