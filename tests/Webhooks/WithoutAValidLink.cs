using System.Net;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Refunds;

namespace CrmPayments.Tests.Webhooks;

public sealed class WithoutAValidLink : StatusPageTests
{
    [Test]
    public async Task Every_page_looks_the_same()
    {
        Put(RefundStatus.Succeeded);
        string[] tokens =
        [
            "", "x", "a/b/c", "a%2Fb", "%20", new('A', 72),
            Token()[..71] + (Token()[71] == 'A' ? 'B' : 'A'),
            Token(worksFor: TimeSpan.FromSeconds(-1)),
            Token(refundId: Guid.NewGuid()),
            new StatusLinks(new Secret("some other key, of a stranger's own making")).Sign(new StatusLink(RefundId, Service.Clock.Now.AddDays(1), 1033)),
        ];
        var answers = new List<(HttpStatusCode, string, string)>();
        foreach (var token in tokens) answers.Add(await AnswerAsync(token));
        Assert.Multiple(() =>
        {
            Assert.That(answers.Distinct().Count(), Is.EqualTo(1), "status, headers and page");
            Assert.That(answers[0].Item1, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(answers[0].Item3, Does.Contain("This page is not available"));
        });
    }

    [Test]
    public async Task Dataverse_is_not_asked_for_a_refund()
    {
        await PageAsync(new string('A', 72));
        await PageAsync(Token(worksFor: TimeSpan.FromDays(-1)));
        Assert.That(Dataverse.Count("GET cpay_refunds"), Is.Zero);
    }

    [Test]
    public async Task The_key_is_not_read_again_and_again()
    {
        for (var guess = 0; guess < 20; guess++) await PageAsync(new string((char)('A' + guess), 72));
        Assert.That(Dataverse.Count("POST RetrieveEnvironmentVariableSecretValue"), Is.EqualTo(1));
    }

    [TestCase("es-CO,es;q=0.9,en;q=0.8", "Esta página no está disponible")]
    [TestCase("fr-FR,zh;q=0.5,en;q=0.4", "此页面不可用")]
    [TestCase("fr", "This page is not available")]
    public async Task The_page_speaks_the_browsers_language(string preferred, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/status/x");
        request.Headers.TryAddWithoutValidation("Accept-Language", preferred);
        using var answer = await Service.Http.SendAsync(request);
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(title));
    }

    private async Task<(HttpStatusCode Status, string Headers, string Page)> AnswerAsync(string token)
    {
        using var answer = await OpenAsync(token);
        return (answer.StatusCode, string.Join('\n', answer.Headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}")), await answer.Content.ReadAsStringAsync());
    }
}
