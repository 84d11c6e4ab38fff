using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using CrmPayments.Emulator.Gateways.Braintree;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Braintree;

/// <summary>What the SDKs for other languages send; Node's own is tested with the SDK itself.</summary>
public sealed class BraintreesXml
{
    private RunningSimulators _simulators = null!;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Charges_a_card_that_is_told_in_XML()
    {
        var (status, body) = await PostAsync("transactions", Sale("70.00", "4111111111111111"));
        Assert.That((status, (string?)XElement.Parse(body).Element("status"), (string?)XElement.Parse(body).Element("credit-card")?.Element("last-4")), Is.EqualTo((201, "submitted_for_settlement", "1111")));
    }

    [Test]
    public async Task Refuses_a_number_that_is_no_card_number()
    {
        var (status, body) = await PostAsync("transactions", Sale("70.00", "4111111111111112"));
        Assert.That((status, (string?)XElement.Parse(body).Descendants("code").Single()), Is.EqualTo((422, "81715")));
    }

    [TestCase("transactions", "<transaction><type>sale</type>")]
    [TestCase("transactions", "<!DOCTYPE a [<!ENTITY b \"c\">]><transaction><type>sale</type></transaction>")]
    [TestCase("transactions/advanced_search_ids", "<search><amount><min>much</min></amount></search>")]
    public async Task Refuses_what_it_cannot_read(string path, string xml)
    {
        await PostAsync("transactions", Sale("72.00", "4111111111111111"));
        Assert.That((await PostAsync(path, xml)).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Disputes_a_charge_of_the_published_dispute_card()
    {
        var (_, body) = await PostAsync("transactions", Sale("71.00", "4023898493988028"));
        var id = (string?)XElement.Parse(body).Element("id");
        var answer = await _simulators.Braintree.SendAsync("query($id:ID!){idFromLegacyId(legacyId:$id,type:TRANSACTION)}", new { id });
        var found = await _simulators.Braintree.SendAsync("query($id:ID!){node(id:$id){...on Transaction{disputes{status}}}}", new { id = (string?)answer.SelectToken("data.idFromLegacyId") });
        Assert.That((string?)found.SelectToken("data.node.disputes[0].status"), Is.EqualTo("OPEN"));
    }

    private static string Sale(string amount, string number) =>
        $"<transaction><type>sale</type><amount>{amount}</amount><credit-card><number>{number}</number><expiration-date>12/30</expiration-date></credit-card><options><submit-for-settlement type=\"boolean\">true</submit-for-settlement></options></transaction>";

    private async Task<(int Status, string Body)> PostAsync(string path, string xml)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/simulators/braintree/merchants/{BraintreeCredentials.MerchantId}/{path}", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", BraintreeCaller.Basic(BraintreeCredentials.PublicKey, BraintreeCredentials.PrivateKey));
        request.Content = new StringContent(xml, Encoding.UTF8, "application/xml");
        using var response = await _simulators.Http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
