using CrmPayments.Core.Messages;
using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Messages;

/// <summary>Customers without an address, settings that are wrong, and how often it is tried.</summary>
internal sealed class WhatCannotBeSent : MessageTests
{
    [TestCase("emailaddress1", null, "The customer has no email address.")]
    [TestCase("donotemail", true, "The customer does not want emails.")]
    public async Task Is_left_to_a_person_once(string column, object? value, string why)
    {
        Customer(column, value);
        var charge = await World.ChargeAsync(Stripe, 400m);
        Ask(charge, 150m);
        World.RunJobs();
        Decide(charge, "Approve");
        Assert.Multiple(() =>
        {
            Assert.That(Outbox, Is.Empty);
            Assert.That(Messages(charge).Select(StatusOf), Is.All.EqualTo(NotSent));
            Assert.That(Messages(charge).Select(message => message.GetAttributeValue<string>("cpay_error")), Is.All.EqualTo(why));
            Assert.That(Tasks.Single().GetAttributeValue<string>("description"), Does.Contain(why));
            Assert.That(Tasks.Single().GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(World.Agent));
        });
    }

    [Test]
    public async Task Is_kept_with_the_reason_and_tried_again()
    {
        World.Set("cpay_MessageQueue", "nobody@contoso.example");
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m);
        World.RunJobs();
        Assert.That(Failure(charge), Is.EqualTo((Failed, "The email could not be sent: No active queue has the email address of the environment variable cpay_MessageQueue.", 1)));
        World.Set("cpay_MessageQueue", "payments@contoso.example");
        World.Pass(TimeSpan.FromMinutes(6));
        Assert.Multiple(() =>
        {
            Assert.That(Subjects, Is.EqualTo(new[] { "Your refund is complete" }));
            Assert.That(Messages(charge).Single().GetAttributeValue<string>("cpay_error"), Is.Null);
            Assert.That(Messages(charge).Single().Contains("cpay_nexttryon"), Is.False);
        });
    }

    [Test]
    public async Task Is_given_up_at_last_and_left_to_a_person()
    {
        World.Set("cpay_MessageQueue", "nobody@contoso.example");
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m);
        World.RunJobs();
        for (var day = 0; day < 10; day++) World.Pass(TimeSpan.FromDays(1.1));
        Assert.Multiple(() =>
        {
            Assert.That(Messages(charge).Single().Contains("cpay_nexttryon"), Is.False);
            Assert.That(Messages(charge).Single().GetAttributeValue<int>("cpay_tries"), Is.EqualTo(6));
            Assert.That(Tasks.Single().GetAttributeValue<string>("description"), Does.StartWith("The customer could not be told of the refund of 30.00\u00A0USD"));
        });
    }

    [Test]
    public async Task Is_not_said_later_when_something_else_is_true_by_then()
    {
        World.Set("cpay_MessageQueue", "nobody@contoso.example");
        var charge = await World.ChargeAsync(Stripe, 400m);
        Ask(charge, 150m);
        World.RunJobs();
        World.Set("cpay_MessageQueue", "payments@contoso.example");
        World.Call("cpay_DecideRefund", World.Approver, ("RefundId", charge.OnlyRefund.Id), ("Decision", "Approve"));
        World.Pass(TimeSpan.FromMinutes(6));
        Assert.Multiple(() =>
        {
            Assert.That(Subjects, Has.None.EqualTo("We have received your refund request").And.Some.EqualTo("Your refund is complete"));
            Assert.That(StatusOf(MessageOf(charge, CustomerStage.Received)), Is.EqualTo(NotSent));
        });
    }

    [TestCase("http://payments.contoso.example")]
    [TestCase("payments")]
    public async Task Tells_what_is_wrong_with_the_pages_address(string address)
    {
        World.Set("cpay_StatusPageUrl", address);
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m);
        World.RunJobs();
        Assert.That(Failure(charge).Error, Does.Contain("cpay_StatusPageUrl must be an https address"));
    }

    [Test]
    public async Task Is_said_by_the_owner_where_there_is_no_queue_and_the_owner_lets_it()
    {
        World.Set("cpay_MessageQueue", "");
        World.System.Update(new Entity("systemuser", World.Agent) { ["internalemailaddress"] = "agent@contoso.example" });
        var settings = World.Rows("usersettings", "systemuserid", World.Agent).Single();
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 10m);
        World.RunJobs();
        Assert.That(Messages(charge).Select(StatusOf), Is.EqualTo(new[] { Failed }), "people must allow that others send in their name");
        World.System.Update(new Entity("usersettings", settings.Id) { ["issendasallowed"] = true });
        World.Pass(TimeSpan.FromMinutes(6));
        Assert.That(Outbox.Single().From, Is.EqualTo("agent@contoso.example"));
    }

    [Test]
    public async Task Does_not_hold_the_refund_up()
    {
        World.Hooks.TimeOut("SendEmail", count: 1);
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m);
        World.RunJobs();
        Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
        World.Pass(TimeSpan.FromMinutes(6));
        Assert.That(Subjects, Is.EqualTo(new[] { "Your refund is complete" }));
    }

    private (int Status, string Error, int Tries) Failure(TestCharge charge)
    {
        var message = Messages(charge).Single();
        return (StatusOf(message), message.GetAttributeValue<string>("cpay_error"), message.GetAttributeValue<int>("cpay_tries"));
    }
}
