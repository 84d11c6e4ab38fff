using System.Text;
using System.Xml.Linq;
using CrmPayments.Emulator.WebApi.Endpoints;
using CrmPayments.Tests.WebApi.Support;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;

namespace CrmPayments.Tests.WebApi;

public sealed class TheMetadataDocument
{
    private static readonly XNamespace Edm = "http://docs.oasis-open.org/odata/ns/edm";
    private static readonly XDocument Document = XDocument.Parse(Encoding.UTF8.GetString(DocumentEndpoint.Csdl(TestModel.Instance).Body));

    [Test]
    public void Is_read_back_by_an_OData_client()
    {
        using var reader = Document.CreateReader();
        Assert.That(CsdlReader.TryParse(reader, out _, out var errors), Is.True, () => string.Join("; ", errors));
    }

    [Test]
    public void Is_made_of_a_valid_model()
    {
        TestModel.Instance.Published.Validate(out var errors);
        // The platform's own names for lookups begin with an underscore, which the standard allows and this validator does not.
        Assert.That(errors.Where(error => error.ErrorCode != EdmErrorCode.InvalidName), Is.Empty);
    }

    [Test]
    public void Describes_a_lookup_by_its_value_and_its_navigation_property()
    {
        var type = TypeNamed("EntityType", "cpay_refund");
        var navigation = type.Elements(Edm + "NavigationProperty").Single(each => (string?)each.Attribute("Name") == "cpay_TransactionId");
        Assert.Multiple(() =>
        {
            Assert.That((string?)type.Attribute("BaseType"), Is.EqualTo("mscrm.crmbaseentity").Or.EqualTo("Microsoft.Dynamics.CRM.crmbaseentity"));
            Assert.That(navigation.Element(Edm + "ReferentialConstraint")?.Attribute("Property")?.Value, Is.EqualTo("_cpay_transactionid_value"));
            Assert.That(navigation.Attribute("Partner"), Is.Not.Null);
        });
    }

    [Test]
    public void Describes_a_custom_API_as_an_action_with_a_response_type() => Assert.Multiple(() =>
    {
        Assert.That(TypeNamed("Action", "cpay_RequestRefund").Elements(Edm + "Parameter").Select(each => (string?)each.Attribute("Name")), Does.Contain("IdempotencyKey"));
        Assert.That(TypeNamed("ComplexType", "cpay_RequestRefundResponse").Elements(Edm + "Property").Select(each => (string?)each.Attribute("Name")),
            Is.EquivalentTo(new[] { "Outcome", "RefundId", "Message" }));
    });

    [Test]
    public void Names_every_entity_set() => Assert.That(
        Document.Descendants(Edm + "EntitySet").Select(each => (string?)each.Attribute("Name")),
        Is.SupersetOf(TestModel.Instance.Organization.Tables.Values.Select(table => table.EntitySetName)));

    private static XElement TypeNamed(string kind, string name) => Document.Descendants(Edm + kind).Single(each => (string?)each.Attribute("Name") == name);
}
