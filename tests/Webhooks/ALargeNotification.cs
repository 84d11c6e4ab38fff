using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CrmPayments.Tests.Webhooks;

public sealed class ALargeNotification : ServiceTests
{
    private const int Largest = 1_000_000;

    [Test]
    public async Task Is_stored_up_to_a_million_bytes()
    {
        using var answer = await Service.PostAsync(FakeDataverse.Stripe, StripeSender.Signed(Padded(Largest), Service.Clock.Now));
        Assert.That((answer.StatusCode, Dataverse.Stored.Count), Is.EqualTo((HttpStatusCode.OK, 1)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Is_refused_with_413_above_that_with_or_without_a_length(bool withLength)
    {
        using var request = Request(Padded(Largest + 1), withLength);
        using var answer = await Service.Http.SendAsync(request);
        Assert.That((answer.StatusCode, Dataverse.Requests.Count), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, 0)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Of_ten_megabytes_is_refused_and_the_next_one_is_served(bool withLength)
    {
        using var request = Request(Padded(10_000_000), withLength);
        using var refused = await Service.Http.SendAsync(request);
        using var next = await Service.DeliverAsync();
        Assert.That((refused.StatusCode, next.StatusCode), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Is_refused_by_its_announced_length_before_any_of_it_is_read()
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(Service.Url.Host, Service.Url.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /webhooks/{FakeDataverse.Stripe} HTTP/1.1\r\nHost: {Service.Url.Authority}\r\nContent-Length: 999999999999\r\n\r\n"));
        using var reader = new StreamReader(stream);
        Assert.That(await reader.ReadLineAsync(), Does.StartWith("HTTP/1.1 413"));
    }

    private static string Padded(int bytes)
    {
        var bare = StripeSender.Event();
        return bare + new string(' ', bytes - bare.Length);
    }

    private HttpRequestMessage Request(string body, bool withLength) => new(HttpMethod.Post, $"/webhooks/{FakeDataverse.Stripe}")
    {
        Content = StripeSender.Signed(body, Service.Clock.Now),
        Headers = { TransferEncodingChunked = !withLength },
    };
}
