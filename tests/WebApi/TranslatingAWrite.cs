using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Tests.WebApi.Support;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Tests.WebApi;

public sealed class TranslatingAWrite
{
    private static readonly string Refund = $"cpay_refunds({Ids.A})";

    [Test]
    public void Reads_every_kind_of_column()
    {
        var row = Created("cpay_refunds", """{"cpay_amount":12.3400,"cpay_status":192700000,"cpay_notifycustomer":true,"cpay_notes":"¡Hola!","cpay_sendcount":2,"cpay_requestedon":"2026-11-21T10:00:00+01:00","cpay_expectedon":"2026-12-01","cpay_error":null}""");
        Assert.Multiple(() =>
        {
            Assert.That(row["cpay_amount"], Is.EqualTo(new Money(12.34m)));
            Assert.That(row["cpay_status"], Is.EqualTo(new OptionSetValue(192700000)));
            Assert.That(row["cpay_notifycustomer"], Is.True);
            Assert.That(row["cpay_notes"], Is.EqualTo("¡Hola!"));
            Assert.That(row["cpay_sendcount"], Is.EqualTo(2));
            Assert.That(row["cpay_requestedon"], Is.EqualTo(new DateTime(2026, 11, 21, 9, 0, 0, DateTimeKind.Utc)));
            Assert.That(row["cpay_expectedon"], Is.EqualTo(new DateTime(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc)));
            Assert.That(row.Attributes.ContainsKey("cpay_error") && row["cpay_error"] is null);
        });
    }

    [Test]
    public void Keeps_every_digit_of_an_amount() =>
        Assert.That(Created("cpay_refunds", """{"cpay_amount":922337203685477.1234}""")["cpay_amount"], Is.EqualTo(new Money(922337203685477.1234m)));

    [TestCase("/cpay_gateways(aaaaaaaa-0000-4000-8000-000000000001)")]
    [TestCase("cpay_gateways(AAAAAAAA-0000-4000-8000-000000000001)")]
    [TestCase("/api/data/v9.2/cpay_gateways(aaaaaaaa-0000-4000-8000-000000000001)")]
    [TestCase("http://127.0.0.1:5080/api/data/v9.2/cpay_gateways(aaaaaaaa-0000-4000-8000-000000000001)")]
    public void Binds_a_lookup_by_uri(string uri) =>
        Assert.That(Created("cpay_transactions", $$"""{"cpay_GatewayId@odata.bind":"{{uri}}"}""")["cpay_gatewayid"], Is.EqualTo(new EntityReference("cpay_gateway", Ids.A)));

    [Test]
    public void Binds_a_lookup_by_alternate_key()
    {
        var row = Created("cpay_refunds", $$"""{"cpay_TransactionId@odata.bind":"cpay_transactions(_cpay_gatewayid_value={{Ids.B}},cpay_gatewaytransactionid='ch_1')"}""");
        var keys = ((EntityReference)row["cpay_transactionid"]).KeyAttributes;
        Assert.Multiple(() =>
        {
            Assert.That(keys["cpay_gatewayid"], Is.EqualTo(new EntityReference("cpay_gateway", Ids.B)));
            Assert.That(keys["cpay_gatewaytransactionid"], Is.EqualTo("ch_1"));
        });
    }

    [Test]
    public void Binds_each_target_of_a_customer_lookup_by_its_own_name() => Assert.Multiple(() =>
    {
        Assert.That(Created("cpay_refunds", $$"""{"cpay_CustomerId_contact@odata.bind":"/contacts({{Ids.A}})"}""")["cpay_customerid"], Is.EqualTo(new EntityReference("contact", Ids.A)));
        Assert.That(Created("cpay_refunds", $$"""{"cpay_CustomerId_account@odata.bind":"/accounts({{Ids.A}})"}""")["cpay_customerid"], Is.EqualTo(new EntityReference("account", Ids.A)));
        Assert.That(Created("cpay_refunds", $$"""{"ownerid@odata.bind":"/teams({{Ids.A}})"}""")["ownerid"], Is.EqualTo(new EntityReference("team", Ids.A)));
    });

    [TestCase("$1")]
    [TestCase("/$1")]
    public void Binds_to_a_row_made_before_in_the_change_set(string reference) =>
        Assert.That(Created("cpay_refunds", $$"""{"cpay_CustomerId_contact@odata.bind":"{{reference}}"}""")["cpay_customerid"], Is.EqualTo(new EntityReference("contact", Ids.A)));

    [Test]
    public void Clears_a_lookup_with_null() =>
        Assert.That(Created("cpay_refunds", """{"cpay_TransactionId@odata.bind":null}""").Attributes, Does.ContainKey("cpay_transactionid").WithValue(null));

    [Test]
    public void Creates_nested_rows_with_the_row()
    {
        var row = Created("contacts", """{"lastname":"Silva","Contact_Tasks":[{"subject":"one"},{"subject":"two"}]}""");
        var (relationship, rows) = row.RelatedEntities.Single();
        Assert.Multiple(() =>
        {
            Assert.That(relationship.SchemaName, Is.EqualTo("Contact_Tasks"));
            Assert.That(rows.Entities.Select(each => each["subject"]), Is.EqualTo(new[] { "one", "two" }));
        });
    }

    [TestCase("""{"cpay_nonsense":1}""", "cpay_nonsense")]
    [TestCase("""{"cpay_amount":"12"}""", "Edm.Decimal")]
    [TestCase("""{"cpay_amount":99999999999999999999999}""", "Edm.Decimal")]
    [TestCase("""{"cpay_amount":1e400}""", "decimal")]
    [TestCase("""{"cpay_status":1.5}""", "Edm.Int32")]
    [TestCase("""{"cpay_status":99999999999}""", "Edm.Int32")]
    [TestCase("", "no body")]
    [TestCase("""{"cpay_expectedon":"2026-12-01T00:00:00Z"}""", "Edm.Date")]
    [TestCase("""{"cpay_requestedon":"soon"}""", "Edm.DateTimeOffset")]
    [TestCase("""{"_cpay_transactionid_value":"aaaaaaaa-0000-4000-8000-000000000001"}""", "Navigation properties")]
    [TestCase("""{"cpay_TransactionId@odata.bind":"/contacts(aaaaaaaa-0000-4000-8000-000000000001)"}""", "cannot point at")]
    [TestCase("""{"cpay_transactionid@odata.bind":"/cpay_transactions(aaaaaaaa-0000-4000-8000-000000000001)"}""", "cpay_transactionid")]
    [TestCase("""{"cpay_TransactionId@odata.bind":"$7"}""", "Content-ID Reference: '$7' does not exist in the batch context.")]
    [TestCase("""{"cpay_amount":1,"cpay_amount":2}""", "cpay_amount")]
    [TestCase("[]", "JSON object")]
    [TestCase("{", "JSON object")]
    public void Refuses_a_payload_that_does_not_fit(string body, string because) => Assert.That(
        () => Exchanges.WriteOf("POST", "cpay_refunds", body),
        Throws.InstanceOf<WebApiException>().With.Property("Code").EqualTo(unchecked((int)0x80048d19)).And.Message.Contains(because));

    [TestCase("text/plain", false)]
    [TestCase("application/xml", false)]
    [TestCase("application/json; charset=utf-16", false)]
    [TestCase("garbage;;", false)]
    [TestCase("application/json", true)]
    [TestCase("Application/JSON; charset=\"UTF-8\"", true)]
    [TestCase("application/json;odata.metadata=minimal;IEEE754Compatible=false", true)]
    public void Takes_json_in_utf8_only(string contentType, bool taken)
    {
        void Send() => Exchanges.RequestOf("POST", "cpay_refunds", "{}", ("Content-Type", contentType));
        Assert.That(Send, taken ? Throws.Nothing : Throws.InstanceOf<WebApiException>().With.Property("Status").EqualTo(415));
    }

    [Test]
    public void Refuses_json_that_is_too_deep() =>
        Assert.That(() => Exchanges.WriteOf("POST", "cpay_refunds", string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40)), Throws.InstanceOf<WebApiException>());

    [Test]
    public void Patches_as_upsert_unless_a_header_says_otherwise() => Assert.Multiple(() =>
    {
        Assert.That(Exchanges.RequestOf("PATCH", Refund, "{}"), Is.InstanceOf<UpsertRequest>());
        Assert.That(Exchanges.RequestOf("PATCH", Refund, "{}", ("If-Match", "*")), Is.InstanceOf<UpdateRequest>());
        Assert.That(Exchanges.RequestOf("PATCH", Refund, "{}", ("If-None-Match", "*")), Is.InstanceOf<CreateRequest>());
        Assert.That(Exchanges.RequestOf("PATCH", Refund, "{}", ("If-None-Match", "null")), Is.InstanceOf<UpsertRequest>());
    });

    [Test]
    public void Checks_the_row_version_of_an_etag()
    {
        var update = (UpdateRequest)Exchanges.RequestOf("PATCH", Refund, "{}", ("If-Match", "W/\"123\""));
        var delete = (DeleteRequest)Exchanges.RequestOf("DELETE", Refund, "", ("If-Match", "W/\"123\""));
        Assert.Multiple(() =>
        {
            Assert.That((update.Target.RowVersion, update.ConcurrencyBehavior), Is.EqualTo(("123", ConcurrencyBehavior.IfRowVersionMatches)));
            Assert.That((delete.Target.RowVersion, delete.ConcurrencyBehavior), Is.EqualTo(("123", ConcurrencyBehavior.IfRowVersionMatches)));
            Assert.That(() => Exchanges.RequestOf("DELETE", Refund, "", ("If-Match", "123")), Throws.InstanceOf<WebApiException>());
        });
    }

    [Test]
    public void Sets_and_clears_one_value() => Assert.Multiple(() =>
    {
        Assert.That(((UpdateRequest)Exchanges.RequestOf("PUT", Refund + "/cpay_notes", """{"value":"x"}""")).Target["cpay_notes"], Is.EqualTo("x"));
        Assert.That(((UpdateRequest)Exchanges.RequestOf("DELETE", Refund + "/cpay_notes")).Target.Attributes, Does.ContainKey("cpay_notes").WithValue(null));
    });

    [Test]
    public void Points_a_lookup_by_reference()
    {
        var set = (UpdateRequest)Exchanges.RequestOf("PUT", Refund + "/cpay_TransactionId/$ref", $$"""{"@odata.id":"http://127.0.0.1:5080/api/data/v9.2/cpay_transactions({{Ids.B}})"}""");
        var clear = (UpdateRequest)Exchanges.RequestOf("DELETE", Refund + "/cpay_TransactionId/$ref");
        Assert.Multiple(() =>
        {
            Assert.That(set.Target["cpay_transactionid"], Is.EqualTo(new EntityReference("cpay_transaction", Ids.B)));
            Assert.That(clear.Target["cpay_transactionid"], Is.Null);
        });
    }

    [Test]
    public void Links_and_unlinks_through_an_intersect_table()
    {
        var user = $"systemusers({Ids.A})";
        var link = (AssociateRequest)Exchanges.RequestOf("POST", $"{user}/systemuserroles_association/$ref", $$"""{"@odata.id":"roles({{Ids.B}})"}""");
        var byKey = (DisassociateRequest)Exchanges.RequestOf("DELETE", $"{user}/systemuserroles_association({Ids.B})/$ref");
        var byId = (DisassociateRequest)Exchanges.RequestOf("DELETE", $"{user}/systemuserroles_association/$ref?$id={Translation.Root}roles({Ids.B})");
        Assert.Multiple(() =>
        {
            Assert.That(link.Relationship.SchemaName, Is.EqualTo("systemuserroles_association"));
            Assert.That(link.RelatedEntities.Single(), Is.EqualTo(new EntityReference("role", Ids.B)));
            Assert.That(byKey.RelatedEntities.Single(), Is.EqualTo(new EntityReference("role", Ids.B)));
            Assert.That(byId.RelatedEntities.Single(), Is.EqualTo(new EntityReference("role", Ids.B)));
        });
    }

    [Test]
    public void Finds_a_row_by_alternate_key()
    {
        var upsert = (UpsertRequest)Exchanges.RequestOf("PATCH", "cpay_refunds(cpay_idempotencykey='k-1')", """{"cpay_notes":"x"}""");
        Assert.That(upsert.Target.KeyAttributes["cpay_idempotencykey"], Is.EqualTo("k-1"));
    }

    private static Entity Created(string set, string body) => ((CreateRequest)Exchanges.RequestOf("POST", set, body)).Target;
}
