using System.Text;
using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Definitions;
using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Http;
using CrmPayments.Tests.WebApi.Support;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.WebApi;

public sealed class Definitions
{
    private static readonly DefinitionCatalog Catalog = new(TestModel.Instance.Organization);

    [Test]
    public void Show_what_dynamics_web_api_asks_for_to_learn_entity_set_names()
    {
        var found = Get("EntityDefinitions?$select=EntitySetName,LogicalName");
        var refund = found["value"]!.Single(each => (string?)each["LogicalName"] == "cpay_refund");
        Assert.That(((JObject)refund).Properties().Select(each => each.Name), Is.EquivalentTo(new[] { "MetadataId", "LogicalName", "EntitySetName" }));
    }

    [Test]
    public void Are_found_by_logical_name_and_by_id()
    {
        var byName = Get("EntityDefinitions(LogicalName='cpay_refund')?$select=LogicalName,PrimaryIdAttribute,DisplayName");
        var byId = Get($"EntityDefinitions({byName["MetadataId"]})?$select=LogicalName");
        Assert.Multiple(() =>
        {
            Assert.That((string?)byName["PrimaryIdAttribute"], Is.EqualTo("cpay_refundid"));
            Assert.That((string?)byName["DisplayName"]!["UserLocalizedLabel"]!["Label"], Is.EqualTo("Refund"));
            Assert.That((string?)byId["LogicalName"], Is.EqualTo("cpay_refund"));
        });
    }

    [Test]
    public void Give_the_label_in_the_callers_language() => Assert.That(
        (int?)Get("EntityDefinitions(LogicalName='cpay_refund')?$select=DisplayName", 3082)["DisplayName"]!["UserLocalizedLabel"]!["LanguageCode"], Is.EqualTo(3082));

    [Test]
    public void Show_a_choice_column_with_its_options()
    {
        var found = Get("EntityDefinitions(LogicalName='cpay_refund')/Attributes(LogicalName='cpay_reason')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet,GlobalOptionSet($select=Name)");
        Assert.Multiple(() =>
        {
            Assert.That(found["OptionSet"]!["Options"]!.Select(each => (int?)each["Value"]), Does.Contain(192700000));
            Assert.That((string?)found["GlobalOptionSet"]!["Name"], Is.EqualTo("cpay_refundreason"));
        });
    }

    [Test]
    public void Narrow_columns_to_one_type() => Assert.That(
        Get("EntityDefinitions(LogicalName='cpay_refund')/Attributes/Microsoft.Dynamics.CRM.MoneyAttributeMetadata?$select=LogicalName,Precision")["value"]!.Select(each => (string?)each["LogicalName"]),
        Is.EquivalentTo(new[] { "cpay_amount", "cpay_amount_base" }));

    [Test]
    public void Are_filtered_by_values_enumerations_and_managed_properties() => Assert.Multiple(() =>
    {
        Assert.That(Names("EntityDefinitions?$select=LogicalName&$filter=IsActivity eq true and IsCustomEntity eq true"), Is.EquivalentTo(new[] { "cpay_paymentattempt", "cpay_recoverytask" }));
        Assert.That(Names("EntityDefinitions?$select=LogicalName&$filter=OwnershipType eq Microsoft.Dynamics.CRM.OwnershipTypes'OrganizationOwned' and startswith(LogicalName,'cpay_')"),
            Is.EquivalentTo(TestModel.Instance.Organization.Tables.Values.Where(table => table is { IsCustom: true, Ownership: TableOwnership.Organization }).Select(table => table.LogicalName)).And.Contain("cpay_refundpolicy"));
        Assert.That(Names("EntityDefinitions(LogicalName='cpay_refundpolicy')/Attributes?$select=LogicalName&$filter=RequiredLevel/Value eq Microsoft.Dynamics.CRM.AttributeRequiredLevel'ApplicationRequired'"),
            Does.Contain("cpay_maximumperrefund"));
    });

    [Test]
    public void Expand_keys_and_relationships()
    {
        var found = Get("EntityDefinitions(LogicalName='cpay_transaction')?$select=SchemaName&$expand=Keys($select=KeyAttributes),OneToManyRelationships($select=SchemaName;$filter=ReferencingEntity eq 'cpay_refund' and ReferencingAttribute eq 'cpay_transactionid')");
        Assert.Multiple(() =>
        {
            Assert.That(found["Keys"]!.Select(key => key["KeyAttributes"]!.Values<string>()), Has.One.EquivalentTo(new[] { "cpay_gatewayid", "cpay_gatewaytransactionid" }));
            Assert.That(found["OneToManyRelationships"]!.Count(), Is.EqualTo(1));
        });
    }

    [Test]
    public void Include_global_choices_and_relationships() => Assert.Multiple(() =>
    {
        Assert.That(Get("GlobalOptionSetDefinitions(Name='cpay_gatewaytype')")["Options"]!.Count(), Is.EqualTo(10));
        Assert.That((string?)Get("RelationshipDefinitions(SchemaName='systemuserroles_association')")["IntersectEntityName"], Is.EqualTo("systemuserroles"));
        Assert.That(Get("RelationshipDefinitions/Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata?$filter=ReferencingEntity eq 'cpay_refund'")["value"]!.Count(), Is.GreaterThan(3));
    });

    [Test]
    public void Of_an_unknown_table_are_not_found() =>
        Assert.That(() => Get("EntityDefinitions(LogicalName='nothing')"), Throws.InstanceOf<WebApiException>().With.Property("Status").EqualTo(404));

    private static IEnumerable<string?> Names(string relative) => Get(relative)["value"]!.Select(each => (string?)each["LogicalName"]);

    private static JObject Get(string relative, int language = 1033)
    {
        var request = new ApiRequest("GET", Translation.Root, new Uri(Translation.Root, relative), new Dictionary<string, string>(), [], new Caller(Guid.Empty));
        return JObject.Parse(Encoding.UTF8.GetString(DefinitionEndpoint.Answer(request, Catalog, language).Body));
    }
}
