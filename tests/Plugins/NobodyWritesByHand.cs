using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Tests.Plugins;

/// <summary>Refunds, attempts and balances are the module's: a client that writes them itself is refused, whoever it is.</summary>
internal sealed class NobodyWritesByHand : PluginTests
{
    private static readonly object[] OfACharge =
    [
        new object[] { "cpay_amount", new Money(1m) },
        new object[] { "cpay_refundedamount", new Money(1m) },
        new object[] { "cpay_reservedamount", new Money(1m) },
        new object[] { "cpay_refundableamount", new Money(999m) },
        new object[] { "cpay_status", new OptionSetValue(192700003) },
        new object[] { "cpay_disputed", true },
        new object[] { "cpay_chargedon", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) },
        new object[] { "cpay_settledon", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) },
        new object[] { "cpay_gatewaytransactionid", "other" },
    ];

    [TestCaseSource(nameof(OfACharge))]
    public async Task Administrators_change_no_balance_and_no_status_of_a_charge(string column, object value)
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        var before = charge.Row[column is "cpay_settledon" ? "cpay_chargedon" : column];
        RefusedToAll(new UpdateRequest { Target = new Entity("cpay_transaction", charge.Id) { [column] = value } });
        Assert.That(charge.Row[column is "cpay_settledon" ? "cpay_chargedon" : column], Is.EqualTo(before));
    }

    [Test]
    public async Task What_says_nothing_about_money_can_be_corrected_on_a_charge()
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        Administrator.Update(new Entity("cpay_transaction", charge.Id) { ["cpay_orderreference"] = "ORDER-1" });
        Assert.That(charge.Row["cpay_orderreference"], Is.EqualTo("ORDER-1"));
    }

    [Test]
    public async Task Administrators_make_change_and_delete_no_refund()
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        charge.Request(30m);
        var refund = charge.OnlyRefund;
        var made = new Entity("cpay_refund")
        {
            ["cpay_transactionid"] = new EntityReference("cpay_transaction", charge.Id),
            ["cpay_amount"] = new Money(10m),
            ["cpay_status"] = new OptionSetValue(192700002),
            ["transactioncurrencyid"] = refund["transactioncurrencyid"],
        };
        RefusedToAll(new CreateRequest { Target = made });
        RefusedToAll(new UpsertRequest { Target = new Entity("cpay_refund", refund.Id) { ["cpay_notes"] = "changed" } });
        foreach (var column in new[] { "cpay_notes", "cpay_error", "cpay_idempotencykey", "cpay_gatewayrefundid" })
            RefusedToAll(new UpdateRequest { Target = new Entity("cpay_refund", refund.Id) { [column] = "changed" } });
        RefusedToAll(new UpdateRequest { Target = new Entity("cpay_refund", refund.Id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) } });
        RefusedToAll(new DeleteRequest { Target = refund.ToEntityReference() });
        Assert.That(charge.OnlyRefund.RowVersion, Is.EqualTo(refund.RowVersion));
    }

    [Test]
    public async Task Administrators_make_change_and_delete_no_attempt()
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        charge.Request(900m);
        var attempt = charge.Attempts.Single();
        RefusedToAll(new CreateRequest { Target = new Entity("cpay_paymentattempt") { ["subject"] = "Refund, 10 USD: succeeded", ["regardingobjectid"] = new EntityReference("contact", World.Customer) } });
        RefusedToAll(new UpdateRequest { Target = new Entity("cpay_paymentattempt", attempt.Id) { ["subject"] = "changed" } });
        RefusedToAll(new DeleteRequest { Target = attempt.ToEntityReference() });
        Assert.That(charge.Attempts.Single().RowVersion, Is.EqualTo(attempt.RowVersion));
    }

    [Test]
    public async Task A_transaction_of_several_requests_is_no_way_around()
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        charge.Request(30m);
        var change = new UpdateRequest { Target = new Entity("cpay_refund", charge.OnlyRefund.Id) { ["cpay_notes"] = "changed" } };
        RefusedToAll(new ExecuteTransactionRequest { Requests = [change] });
        Assert.That(charge.OnlyRefund.GetAttributeValue<string>("cpay_notes"), Is.Not.EqualTo("changed"));
    }

    [Test]
    public async Task A_row_that_brings_a_refund_along_is_no_way_around()
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        var policy = new Entity("cpay_refundpolicy")
        {
            ["cpay_name"] = "Brings a refund",
            ["cpay_appliesto"] = new OptionSetValue(192700002),
            ["cpay_userid"] = new EntityReference("systemuser", World.Agent),
            ["cpay_maximumperrefund"] = 1m,
        };
        policy.RelatedEntities[new Relationship("cpay_refundpolicy_cpay_refund_PolicyId")] = new EntityCollection([new Entity("cpay_refund")
        {
            ["cpay_transactionid"] = new EntityReference("cpay_transaction", charge.Id),
            ["cpay_amount"] = new Money(10m),
            ["cpay_status"] = new OptionSetValue(192700002),
            ["transactioncurrencyid"] = charge.Row["transactioncurrencyid"],
        }]);
        RefusedToAll(new CreateRequest { Target = policy });
        Assert.That(charge.Refunds, Is.Empty);
    }

    [Test]
    public async Task A_refund_can_be_given_to_another_owner()
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        charge.Request(30m);
        Administrator.Update(new Entity("cpay_refund", charge.OnlyRefund.Id) { ["ownerid"] = new EntityReference("systemuser", World.Approver) });
        Assert.That(charge.OnlyRefund.GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(World.Approver));
    }

    [Test]
    public async Task Is_said_in_the_language_of_who_tries()
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        charge.Request(30m);
        World.System.Update(new Entity("usersettings", World.Dataverse.AdministratorId) { ["uilanguageid"] = 3082 });
        Assert.That(Refusal(Administrator, new DeleteRequest { Target = charge.OnlyRefund.ToEntityReference() })?.Message, Does.StartWith("Solo el módulo de pagos"));
    }

    private IOrganizationService Administrator => World.Dataverse.As(World.Dataverse.AdministratorId);

    private void RefusedToAll(OrganizationRequest request)
    {
        Assert.That(Refusal(Administrator, request)?.Message, Does.StartWith("Only the payments module writes"));
        Assert.That(Refusal(World.System, request)?.Message, Does.StartWith("Only the payments module writes"));
        foreach (var user in new[] { World.Agent, World.Approver, World.WithoutRole })
            Assert.That(Refusal(World.Dataverse.As(user), request), Is.Not.Null);
    }

    private static FaultException<OrganizationServiceFault>? Refusal(IOrganizationService service, OrganizationRequest request)
    {
        try
        {
            service.Execute(request);
            return null;
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            return fault;
        }
    }
}
