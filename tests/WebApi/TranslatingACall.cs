using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Tests.WebApi.Support;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.OData;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Organization;

namespace CrmPayments.Tests.WebApi;

public sealed class TranslatingACall
{
    [Test]
    public void Reads_the_parameters_of_a_custom_API()
    {
        var request = Exchanges.RequestOf("POST", "cpay_RequestRefund", $$"""{"TransactionId":"{{Ids.A}}","Amount":12.5,"Reason":192700001,"Notes":"n","IdempotencyKey":"k","NotifyCustomer":true,"StepUpCode":null}""");
        Assert.Multiple(() =>
        {
            Assert.That(request.RequestName, Is.EqualTo("cpay_RequestRefund"));
            Assert.That(request["TransactionId"], Is.EqualTo(Ids.A));
            Assert.That(request["Amount"], Is.EqualTo(12.5m));
            Assert.That(request["Reason"], Is.EqualTo(new OptionSetValue(192700001)));
            Assert.That(request["NotifyCustomer"], Is.True);
            Assert.That(request.Parameters.ContainsKey("StepUpCode"), Is.False);
        });
    }

    [TestCase("""{"TransactionID":"aaaaaaaa-0000-4000-8000-000000000001"}""", "'TransactionID' in the request payload is not a valid parameter")]
    [TestCase("""{"TransactionId":"x"}""", "Edm.Guid")]
    [TestCase("""{"Reason":"192700001"}""", "Edm.Int32")]
    public void Refuses_parameters_that_do_not_fit(string body, string because) => Assert.That(
        () => Exchanges.RequestOf("POST", "cpay_RequestRefund", body), Throws.InstanceOf<WebApiException>().With.Message.Contains(because));

    [Test]
    public void Refuses_an_action_by_get_and_a_function_by_post() => Assert.Multiple(() =>
    {
        Assert.That(() => Exchanges.RequestOf("GET", "cpay_RequestRefund"), Throws.InstanceOf<WebApiException>().With.Property("Status").EqualTo(405));
        Assert.That(() => Exchanges.RequestOf("POST", "WhoAmI"), Throws.InstanceOf<WebApiException>().With.Property("Status").EqualTo(405));
    });

    [TestCase("WhoAmI")]
    [TestCase("WhoAmI()")]
    public void Calls_a_function_with_or_without_parentheses(string url) => Assert.That(Exchanges.RequestOf("GET", url).RequestName, Is.EqualTo("WhoAmI"));

    [TestCase("RetrieveCurrentOrganization(AccessType='Default')")]
    [TestCase("RetrieveCurrentOrganization(AccessType=Microsoft.Dynamics.CRM.EndpointAccessType'Default')")]
    [TestCase("RetrieveCurrentOrganization(AccessType=@p)?@p=Microsoft.Dynamics.CRM.EndpointAccessType'Default'")]
    public void Reads_an_enumeration(string url) => Assert.That(Exchanges.RequestOf("GET", url)["AccessType"], Is.EqualTo(EndpointAccessType.Default));

    [Test]
    public void Binds_a_function_to_a_row_and_reads_aliases()
    {
        var request = Exchanges.RequestOf("GET", $"systemusers({Ids.A})/Microsoft.Dynamics.CRM.RetrieveUserSetOfPrivilegesByNames(PrivilegeNames=@p)?@p=[\"prvReadAccount\",\"prvReadContact\"]");
        Assert.Multiple(() =>
        {
            Assert.That(request["UserId"], Is.EqualTo(Ids.A));
            Assert.That(request["PrivilegeNames"], Is.EqualTo(new[] { "prvReadAccount", "prvReadContact" }));
        });
    }

    [Test]
    public void Reads_a_row_in_a_url()
    {
        var request = Exchanges.RequestOf("GET", $"systemusers({Ids.A})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@t)?@t={{'@odata.id':'contacts({Ids.B})'}}");
        Assert.Multiple(() =>
        {
            Assert.That(request["Principal"], Is.EqualTo(new EntityReference("systemuser", Ids.A)));
            Assert.That(request["Target"], Is.EqualTo(new EntityReference("contact", Ids.B)));
        });
    }

    [Test]
    public void Needs_the_namespace_before_a_bound_function() => Assert.That(
        () => Exchanges.RequestOf("GET", $"systemusers({Ids.A})/RetrieveUserPrivileges"), Throws.InstanceOf<ODataException>());

    [Test]
    public void Reads_an_access_to_grant()
    {
        var body = """
            {"Target":{"contactid":"A","@odata.type":"Microsoft.Dynamics.CRM.contact"},
             "PrincipalAccess":{"AccessMask":"ReadAccess, WriteAccess","Principal":{"systemuserid":"B","@odata.type":"#Microsoft.Dynamics.CRM.systemuser"}}}
            """.Replace("\"A\"", $"\"{Ids.A}\"", StringComparison.Ordinal).Replace("\"B\"", $"\"{Ids.B}\"", StringComparison.Ordinal);
        var request = Exchanges.RequestOf("POST", "GrantAccess", body);
        var access = (PrincipalAccess)request["PrincipalAccess"];
        Assert.Multiple(() =>
        {
            Assert.That(request["Target"], Is.EqualTo(new EntityReference("contact", Ids.A)));
            Assert.That(access.AccessMask, Is.EqualTo(AccessRights.ReadAccess | AccessRights.WriteAccess));
            Assert.That(access.Principal, Is.EqualTo(new EntityReference("systemuser", Ids.B)));
        });
    }

    [Test]
    public void Creates_many_rows_at_once()
    {
        var request = Exchanges.RequestOf("POST", "contacts/Microsoft.Dynamics.CRM.CreateMultiple", """{"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.contact","lastname":"A"},{"lastname":"B"}]}""");
        var targets = (EntityCollection)request["Targets"];
        Assert.That((targets.EntityName, targets.Entities.Count, targets.Entities[1]["lastname"]), Is.EqualTo(("contact", 2, "B")));
    }
}
