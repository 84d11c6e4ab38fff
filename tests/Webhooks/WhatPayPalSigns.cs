using System.Net;

namespace CrmPayments.Tests.Webhooks;

/// <summary>PayPal's notifications are taken by the certificate that is pinned in the webhook secret, and by nothing else.</summary>
public sealed class WhatPayPalSigns : ServiceTests
{
    [Test]
    public async Task Is_stored_when_the_pinned_certificate_has_signed_it()
    {
        using var sender = new PayPalSender(Service.Clock.Now);
        Dataverse.Secrets["paypal-webhook"] = sender.Secret;
        using var answer = await Service.PostAsync(FakeDataverse.PayPal, sender.Signed(Service.Clock.Now));
        Assert.That((answer.StatusCode, (string?)Dataverse.Stored["WH-1"]["Payload"]), Is.EqualTo((HttpStatusCode.OK, PayPalSender.Body)));
    }

    [Test]
    public async Task Is_refused_when_another_certificate_has_signed_it()
    {
        using var sender = new PayPalSender(Service.Clock.Now);
        using var other = new PayPalSender(Service.Clock.Now);
        Dataverse.Secrets["paypal-webhook"] = sender.Secret;
        using var answer = await Service.PostAsync(FakeDataverse.PayPal, other.Signed(Service.Clock.Now));
        Assert.That((answer.StatusCode, Dataverse.Stored.Count), Is.EqualTo((HttpStatusCode.Unauthorized, 0)));
    }

    [Test]
    public async Task Is_refused_while_no_certificate_is_pinned()
    {
        using var sender = new PayPalSender(Service.Clock.Now);
        using var answer = await Service.PostAsync(FakeDataverse.PayPal, sender.Signed(Service.Clock.Now));
        Assert.That((answer.StatusCode, Dataverse.Stored.Count), Is.EqualTo((HttpStatusCode.Unauthorized, 0)));
    }
}
