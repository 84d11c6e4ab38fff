using System.Net;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Webhooks;

public sealed class AnsweringInTheProvidersWords : ServiceTests
{
    [Test]
    public async Task Says_SUCCESS_to_Lakala_once_the_notice_is_stored()
    {
        using var key = RSA.Create(2048);
        var gateway = Guid.NewGuid();
        Dataverse.Secrets["lakala-key"] = "never_needed_here";
        Dataverse.Secrets["lakala-certificate"] = key.ExportSubjectPublicKeyInfoPem();
        Dataverse.Gateways[gateway] = new()
        {
            ["cpay_type"] = (int)GatewayType.Lakala,
            ["cpay_mode"] = (int)GatewayMode.Test,
            ["cpay_merchantid"] = "822900000000001",
            ["cpay_secretname"] = "lakala-key",
            ["cpay_webhooksecretname"] = "lakala-certificate",
        };
        var body = Encoding.UTF8.GetBytes("""{"merchant_no":"822900000000001","out_trade_no":"SC-1","trade_no":"2026112066210309260100000001","total_amount":"1250","trade_status":"SUCCESS"}""");
        using var content = new ByteArrayContent(body);
        var time = Service.Clock.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var signature = key.SignData([.. Encoding.UTF8.GetBytes($"{time}\nabc\n"), .. body, (byte)'\n'], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/{gateway}") { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", $"LKLAPI-SHA256withRSA timestamp=\"{time}\",nonce_str=\"abc\",signature=\"{Convert.ToBase64String(signature)}\"");
        using var answer = await Service.Http.SendAsync(request);
        Assert.Multiple(async () =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("{\"code\":\"SUCCESS\",\"message\":\"执行成功\"}"));
            Assert.That(Dataverse.Stored, Has.Count.EqualTo(1));
        });
    }
}
