using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>Organization-service calls, nested ones included: the cost on the real platform (design, section 6).</summary>
internal sealed class CallBudgets : PluginTests
{
    [TestCaseSource(nameof(Returning))]
    public async Task Hold_for_a_refund_from_the_question_to_the_answer(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        World.Call("cpay_GetRefundOptions", World.Agent, ("TransactionId", charge.Id));
        charge.Request(gateway.Part(80m, 30m));
        World.RunJobs();
        Assert.Multiple(() =>
        {
            AtMost("cpay_GetRefundOptions", 5);
            AtMost("cpay_RequestRefund", 9);
            AtMost("CrmPayments.Plugins.Refunds.SubmitRefund", 7);
        });
    }

    [Test]
    public async Task Hold_for_a_notification_that_names_a_transaction_and_lets_us_ask()
    {
        var gateway = Gateways.Single(one => one.Type == GatewayType.AuthorizeNet);
        var told = await gateway.ChargeAsync(World.Url, 80m);
        await World.DeliverAsync(gateway, "net.authorize.payment.authcapture.created", told.Id);
        await World.SettleAsync(gateway);
        var refund = await AuthorizeNetTill.RefundAsync(World.Url, told.Id, 30m);
        await World.DeliverAsync(gateway, "net.authorize.payment.refund.created", refundId: refund);
        Assert.Multiple(() =>
        {
            AtMost("cpay_IngestGatewayEvent", 3);
            AtMost("CrmPayments.Plugins.Gateways.ApplyGatewayEvent", 7);
        });
    }

    [Test]
    public async Task Hold_for_the_invoice_of_a_subscription_that_the_gateway_charges()
    {
        var known = await StripeTill.ChargeAsync(World.Url, 42m, "");
        await World.DeliverAsync(Gateways[1], "payment_intent.succeeded", known);
        foreach (var intent in new[] { known, await StripeTill.ChargeAsync(World.Url, await StripeTill.StoreAsync(World.Url), 43m, $"contact:{World.Customer}") })
        {
            World.System.Create(new Entity("cpay_subscription")
            {
                ["cpay_customerid"] = new EntityReference("contact", World.Customer),
                ["cpay_amount"] = new Money(42m),
                ["transactioncurrencyid"] = World.Currency("USD"),
                ["cpay_status"] = new OptionSetValue(192700000),
                ["cpay_engine"] = new OptionSetValue(192700001),
                ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Gateways[1].Id),
                ["cpay_gatewaysubscriptionid"] = intent.Replace("pi_", "sub_", StringComparison.Ordinal),
            });
            await World.DeliverAsync(Gateways[1], "invoice.paid", intent);
        }

        Assert.That(World.Rows("cpay_transaction", "cpay_gatewayid", Gateways[1].Id).Count(row => row.Contains("cpay_subscriptionid")), Is.EqualTo(2));
        AtMost("CrmPayments.Plugins.Gateways.ApplyGatewayEvent", 7);
    }

    [Test]
    public async Task Hold_for_a_refund_that_waits_for_its_end()
    {
        World.AddDeputy(World.AddUser("absent@contoso.example", 2), World.Approver);
        foreach (var decision in new[] { "Approve", "Reject", "" })
        {
            var charge = await World.ChargeAsync(Gateways[1], 300m);
            charge.Request(250m);
            World.RunJobs();
            foreach (var hours in new[] { 25, 48 }) World.Pass(TimeSpan.FromHours(hours));
            World.Call("cpay_GetApprovalOptions", World.Approver, ("RefundId", charge.OnlyRefund.Id));
            if (decision.Length > 0) World.Decide(charge.OnlyRefund.Id, World.Approver, decision);
            else World.Pass(TimeSpan.FromHours(96));
        }

        Assert.Multiple(() =>
        {
            AtMost("cpay_RequestRefund", 9);
            AtMost("cpay_GetApprovalOptions", 4);
            AtMost("cpay_DecideRefund", 12);
            AtMost("CrmPayments.Plugins.Refunds.SubmitRefund", 7);
            AtMost("CrmPayments.Plugins.Refunds.CheckRefund", 7);
        });
    }

    [Test]
    public async Task Hold_where_a_limit_of_a_day_counts()
    {
        World.System.Create(new Entity("cpay_refundpolicy")
        {
            ["cpay_name"] = "Daily",
            ["cpay_appliesto"] = new OptionSetValue(192700002),
            ["cpay_userid"] = new EntityReference("systemuser", World.Agent),
            ["cpay_maximumperrefund"] = 100m,
            ["cpay_maximumperday"] = 100m,
        });
        var charge = await World.ChargeAsync(Gateways[1], 80m);
        World.Call("cpay_GetRefundOptions", World.Agent, ("TransactionId", charge.Id));
        var another = await World.ChargeAsync(Gateways[1], 30m);
        Assert.That(charge.Request(30m, more: [("ReplacementTransactionId", another.Id)])["Outcome"], Is.EqualTo("Accepted"));
        Assert.Multiple(() =>
        {
            AtMost("cpay_GetRefundOptions", 5);
            AtMost("cpay_RequestRefund", 9);
        });
    }

    [Test]
    public async Task Hold_where_a_limit_of_a_day_counts_and_a_code_and_a_check_are_needed()
    {
        World.System.Create(new Entity("cpay_refundpolicy")
        {
            ["cpay_name"] = "Daily, with proof",
            ["cpay_appliesto"] = new OptionSetValue(192700002),
            ["cpay_userid"] = new EntityReference("systemuser", World.Agent),
            ["cpay_maximumperrefund"] = 100m,
            ["cpay_maximumperday"] = 100m,
            ["cpay_stepupabove"] = 0m,
            ["cpay_customercheckabove"] = 0m,
        });
        World.System.Update(new Entity("contact", World.Customer) { ["telephone1"] = "+1 206 555 0100" });
        var charge = await World.ChargeAsync(Gateways[1], 80m);
        World.Call("cpay_CheckCustomer", World.Agent, ("TransactionId", charge.Id), ("Email", "olivia@fabrikam.example"), ("Phone", "206 555 0100"));
        World.Call("cpay_RequestStepUp", World.Agent, ("TransactionId", charge.Id), ("Amount", 30m));
        World.RunJobs();
        var code = VerificationTests.CodeIn(World.Dataverse.Outbox.List()[^1].Body);
        charge.Request(30m, code: VerificationTests.Not(code));
        World.RunJobs();
        charge.Request(30m, code: code);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(charge.Refunds.Select(TestCharge.StatusOf), Is.EquivalentTo(new[] { RefundStatus.Cancelled, RefundStatus.Succeeded }), "a wrong code, then the right one");
            AtMost("cpay_RequestRefund", 9);
            AtMost("CrmPayments.Plugins.Refunds.SubmitRefund", 7);
        });
    }

    [Test]
    public async Task Hold_for_a_message_to_the_customer()
    {
        World.Set("cpay_StatusPageUrl", "https://payments.contoso.example");
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        charge.Request(30m, more: [("NotifyCustomer", true)]);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            AtMost("CrmPayments.Plugins.Messages.NotifyCustomer", 10);
            AtMost("CrmPayments.Plugins.Refunds.SubmitRefund", 7);
        });
    }

    [Test]
    public void Hold_for_a_recovery_task_from_the_report_to_the_escalation()
    {
        World.System.Create(new Entity("cpay_taskrouting") { ["cpay_name"] = "High amounts", ["cpay_priority"] = 1, ["cpay_minimumamount"] = 1m, ["cpay_queueid"] = World.Rows("queue", "name", "Payments").Single().ToEntityReference() });
        var subscription = World.System.Create(new Entity("cpay_subscription")
        {
            ["cpay_name"] = "Membership",
            ["cpay_customerid"] = new EntityReference("contact", World.Customer),
            ["cpay_amount"] = new Money(40m),
            ["transactioncurrencyid"] = World.Rows("transactioncurrency", "isocurrencycode", Gateways[1].CurrencyCode).Single().ToEntityReference(),
            ["cpay_status"] = new OptionSetValue(192700000),
            ["ownerid"] = new EntityReference("systemuser", World.Agent),
        });
        var task = World.Call("cpay_ReportSetupFailure", World.Dataverse.AdministratorId, ("SubscriptionId", subscription), ("Problem", new OptionSetValue(192700000)))["RecoveryTaskId"];
        World.RunJobs();
        World.Call("cpay_LogRecoveryCall", World.Agent, ("RecoveryTaskId", task), ("Result", new OptionSetValue(192700004)));
        World.Pass(TimeSpan.FromHours(21));
        World.Call("cpay_AssignRecoveryTasks", World.Agent, ("RecoveryTaskIds", new[] { $"{task}" }), ("AssigneeId", World.Approver));
        Assert.Multiple(() =>
        {
            AtMost("cpay_ReportSetupFailure", 13);
            AtMost("cpay_LogRecoveryCall", 7);
            AtMost("cpay_AssignRecoveryTasks", 8);
            AtMost("CrmPayments.Plugins.Recovery.Tasks.WatchRecoveryTask", 7);
        });
    }

    [TestCaseSource(nameof(Charging))]
    public async Task Hold_for_a_charge_from_the_request_to_the_answer(TestGateway gateway)
    {
        var debt = await Charges.TestDebt.CreateAsync(World, gateway, 80m);
        debt.Retry();
        World.RunJobs();
        World.Pass(TimeSpan.FromMinutes(2));
        Assert.Multiple(() =>
        {
            Assert.That(debt.Owed, Is.Zero);
            AtMost("cpay_RetryCharge", 9);
            AtMost("CrmPayments.Plugins.Charges.SendCharge", 9);
        });
    }

    private static IEnumerable<TestGateway> Charging => Gateways.Where(gateway => gateway.ChargesStoredMethods);

    private void AtMost(string name, int most)
    {
        var calls = World.Dataverse.Metrics.Max(name);
        Assert.That(calls, Is.InRange(1, most), $"{name}: {string.Join(", ", World.Dataverse.Metrics.Last(name)?.Messages ?? [])}");
    }
}
