using System.Net;
using CrmPayments.Core.Refunds;

namespace CrmPayments.Tests.Webhooks;

public sealed class TheStatusPage : StatusPageTests
{
    [TestCase(RefundStatus.AwaitingApproval, "We are looking into your request.")]
    [TestCase(RefundStatus.Approved, "Your refund is approved and being sent.")]
    [TestCase(RefundStatus.Unknown, "Your refund is approved and being sent.")]
    [TestCase(RefundStatus.Processing, "Your refund is on its way to you.")]
    [TestCase(RefundStatus.Succeeded, "Your refund is complete.")]
    [TestCase(RefundStatus.Failed, "Your refund could not be completed.")]
    [TestCase(RefundStatus.Rejected, "Your request has been closed without a refund.")]
    public async Task Says_where_the_refund_stands(RefundStatus status, string headline)
    {
        Put(status);
        Assert.That(await PageAsync(Token()), Does.Contain(headline).And.Contains("1,234.50&#xA0;EUR"));
    }

    [Test]
    public async Task Says_done_only_of_what_is_done([Values] RefundStatus status)
    {
        Put(status);
        Assert.That((await PageAsync(Token())).Contains("<li class=\"reached\"><span class=\"mark\" aria-hidden=\"true\">✓</span><span class=\"stage\">Done</span>", StringComparison.Ordinal), Is.EqualTo(status == RefundStatus.Succeeded));
    }

    [Test]
    public async Task Takes_it_back_when_the_money_came_back()
    {
        Put(RefundStatus.Succeeded, row => row["cpay_bouncedon"] = "2026-11-25T10:00:00Z");
        Assert.That(await PageAsync(Token()), Does.Contain("could not be completed").And.Not.Contains("complete.").And.Not.Contains("Expected by"));
    }

    [Test]
    public async Task Tells_the_day_and_the_trace_number_when_they_are_known()
    {
        Put(RefundStatus.Succeeded, row => row["cpay_tracenumber"] = "74537604221222<&");
        Assert.That(await PageAsync(Token()), Does.Contain("November 30, 2026").And.Contains("74537604221222&lt;&amp;"));
    }

    [TestCase(RefundStatus.AwaitingApproval)]
    [TestCase(RefundStatus.Failed)]
    public async Task Promises_no_day_that_may_never_come(RefundStatus status)
    {
        Put(status);
        Assert.That(await PageAsync(Token()), Does.Not.Contain("November 30").And.Not.Contains("Trace number"));
    }

    [TestCase(1033, "lang=\"en\"", "Your refund is complete.")]
    [TestCase(3082, "lang=\"es\"", "1.234,50&#xA0;EUR")]
    [TestCase(1049, "lang=\"ru\"", "1&#xA0;234,50&#xA0;EUR")]
    [TestCase(2052, "lang=\"zh\"", "您的退款已完成。")]
    public async Task Speaks_the_language_of_the_message(int language, string lang, string text)
    {
        Put(RefundStatus.Succeeded);
        Assert.That(await PageAsync(Token(language)), Does.Contain($"<html {lang}").And.Contains(text));
    }

    [Test]
    public async Task Speaks_another_language_when_asked()
    {
        Put(RefundStatus.Succeeded);
        Assert.That(await PageAsync(Token(), "?lang=ru"), Does.Contain("<html lang=\"ru\"").And.Contains("Ваш возврат выполнен."));
    }

    [Test]
    public async Task Asks_Dataverse_for_no_more_than_it_shows()
    {
        Put(RefundStatus.Succeeded);
        await PageAsync(Token());
        Assert.That(Dataverse.Queries.Single(), Is.EqualTo("?$select=cpay_status,cpay_bouncedon,cpay_amount,cpay_expectedon,cpay_tracenumber&$expand=transactioncurrencyid($select=isocurrencycode,currencyprecision)"));
    }

    [Test]
    public async Task Is_kept_nowhere_runs_nothing_and_tells_nobody_where_one_came_from()
    {
        Put(RefundStatus.Succeeded);
        using var answer = await OpenAsync(Token());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
            Assert.That(answer.Headers.GetValues("Referrer-Policy").Single(), Is.EqualTo("no-referrer"));
            Assert.That(answer.Headers.GetValues("X-Robots-Tag").Single(), Does.Contain("noindex"));
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
            Assert.That(policy, Does.StartWith("default-src 'none'; style-src 'sha256-").And.Contains("frame-ancestors 'none'").And.Not.Contains("unsafe").And.Not.Contains("script"));
        });
    }

    [Test]
    public async Task Holds_no_script_and_loads_nothing()
    {
        Put(RefundStatus.Processing);
        Assert.That(await PageAsync(Token()), Does.Not.Contain("<script").And.Not.Contains("<img").And.Not.Contains("src=").And.Not.Contains("http").And.Not.Contains("style="));
    }

    [Test]
    public async Task Answers_a_mail_scanner_that_asks_for_the_head_alone()
    {
        Put(RefundStatus.Processing);
        using var request = new HttpRequestMessage(HttpMethod.Head, $"/status/{Token()}");
        using var answer = await Service.Http.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
