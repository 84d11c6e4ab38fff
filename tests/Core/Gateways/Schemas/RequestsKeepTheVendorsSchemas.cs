using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Core.Gateways.Schemas;

/// <summary>What our adapters send, read against the vendors' own schemas: nothing unknown, nothing misspelt, nothing missing.</summary>
public sealed class RequestsKeepTheVendorsSchemas
{
    private const string AuthorizeNetNamespace = "AnetApi/xml/v1/schema/AnetApiSchema.xsd";

    [Test]
    public async Task At_Stripe()
    {
        var api = new OpenApi(VendorSchemas.Read("stripe-subset.openapi.json"));
        var asked = (await RequestsOfTheAdapters.OfAsync(GatewayUnderTest.Stripe)).Where(one => api.Knows(one.Method, one.Address.AbsolutePath)).ToList();
        Assert.That(asked.Select(one => one.Method + " " + one.Address.AbsolutePath.Split('/')[2]).Distinct(), Is.SupersetOf(new[] { "POST payment_intents", "POST refunds", "GET payment_intents", "POST checkout" }));
        Assert.That(asked.SelectMany(one => api.Against(one.Method, one.Address, one.Body).Select(wrong => $"{one.Method} {one.Address.PathAndQuery}: {wrong}")), Is.Empty);
    }

    [TestCase("paypal-checkout_orders_v2.json", "POST /v2/checkout/orders")]
    [TestCase("paypal-payments_payment_v2.json", "POST /v2/payments/captures/2GG2/refund", "GET /v2/payments/captures/2GG2")]
    [TestCase("paypal-vault_payment_tokens_v3.json", "GET /v3/vault/payment-tokens/token1")]
    public async Task At_PayPal(string document, params string[] calls)
    {
        var api = new OpenApi(VendorSchemas.Read(document));
        var asked = (await RequestsOfTheAdapters.OfAsync(GatewayUnderTest.PayPal)).Where(one => api.Knows(one.Method, one.Address.AbsolutePath)).ToList();
        Assert.That(asked.Select(one => one.Method + " " + one.Address.AbsolutePath), Is.SupersetOf(calls));
        Assert.That(asked.SelectMany(one => api.Against(one.Method, one.Address, one.Body).Select(wrong => $"{one.Method} {one.Address.PathAndQuery}: {wrong}")), Is.Empty);
    }

    /// <summary>Its JSON is its XML in other clothes: names and order are those of the schema.</summary>
    [Test]
    public async Task At_AuthorizeNet()
    {
        var schemas = new XmlSchemaSet();
        using (var text = XmlReader.Create(new StringReader(VendorSchemas.Read("authorize-net.xsd")), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null })) schemas.Add(null, text);
        var asked = await RequestsOfTheAdapters.OfAsync(GatewayUnderTest.AuthorizeNet with
        {
            Account = GatewayUnderTest.AuthorizeNet.Account with { ApiSecret = new Secret("simulatorKey0001") },
            MethodToken = "900000001",
            CustomerToken = "800000001",
        });
        var bodies = asked.Select(one => AsXml(JsonNode.Parse(one.Body)!.AsObject())).ToList();
        Assert.That(bodies.Select(body => body.Root!.Name.LocalName), Is.SupersetOf(new[] { "createTransactionRequest", "getTransactionDetailsRequest" }));
        var wrong = new List<string>();
        foreach (var body in bodies) body.Validate(schemas, (_, told) => wrong.Add(told.Message));
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task At_Braintree()
    {
        var schema = new GraphQlSchema(VendorSchemas.Read("braintree.graphql"));
        var asked = (await RequestsOfTheAdapters.OfAsync(GatewayUnderTest.Braintree)).Select(one => JsonNode.Parse(one.Body)!).ToList();
        Assert.That(asked.Select(one => (string)one["query"]!), Has.Some.Contains("chargePaymentMethod").And.Some.Contains("refundTransaction").And.Some.Contains("reverseTransaction").Or.Some.Contains("reverseTransaction"));
        Assert.That(asked.SelectMany(one => schema.Against((string)one["query"]!, one["variables"]?.AsObject() ?? []).Select(wrong => $"{(string)one["query"]!}: {wrong}")), Is.Empty);
    }

    [TestCase("query($input: TransactionSearchInput!) { search { transactions(input: $input) { edges { node { id statuss } } } } }", "Transaction has no statuss.")]
    [TestCase("mutation($input: RefundTransactionInput!) { refundTransaction(inputs: $input) { refund { id } } }", "There is no Mutation.refundTransaction(inputs).")]
    public void A_field_that_Braintree_does_not_know_is_found(string query, string wrong) =>
        Assert.That(new GraphQlSchema(VendorSchemas.Read("braintree.graphql")).Against(query, new JsonObject { ["input"] = new JsonObject() }), Has.Member(wrong));

    [Test]
    public void A_name_that_the_vendor_does_not_know_is_found()
    {
        var stripe = new OpenApi(VendorSchemas.Read("stripe-subset.openapi.json"));
        var wrong = stripe.Against("POST", new Uri("https://api.stripe.com/v1/refunds"), "payment_intent=pi_1&ammount=5&reason=because&metadata[a]=b&amount=five");
        Assert.That(wrong, Is.EqualTo(new[] { " has no ammount.", ".amount is 'five', and should be integer." }));
    }

    private static XDocument AsXml(JsonObject request)
    {
        var (name, members) = request.Single();
        return new XDocument(Element(name, members!));
    }

    private static XElement Element(string name, JsonNode value) => value is JsonObject members
        ? new XElement(XName.Get(name, AuthorizeNetNamespace), members.SelectMany(one => one.Value is JsonArray items ? items.Select(item => Element(one.Key, item!)) : [Element(one.Key, one.Value!)]))
        : new XElement(XName.Get(name, AuthorizeNetNamespace), value.ToString());
}
