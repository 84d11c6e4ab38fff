using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery.Tasks;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery.Messages;

/// <summary>Customers who cannot be reached become a person's task (C53), and what they refuse is kept (C52).</summary>
internal sealed class WhenAMessageDoesNotArrive : FailureTests
{
    [Test]
    public void A_customer_without_an_address_becomes_a_task()
    {
        Customer("emailaddress1", null);
        var notice = Plan(Case());
        Look();
        Assert.Multiple(() =>
        {
            Assert.That(MessageStatusOf(notice), Is.EqualTo(NotSent));
            Assert.That(KindOf(Tasks.Single()), Is.EqualTo(TaskKind.ContactDataWrong));
            Assert.That(Tasks.Single().GetAttributeValue<string>("description"), Does.Contain("no address or number of the customer is known that works"));
        });
    }

    [Test]
    public void Who_wants_no_emails_is_asked_by_a_person()
    {
        Customer("donotemail", true);
        Plan(Case());
        Look();
        Assert.That((Outbox.Count, KindOf(Tasks.Single())), Is.EqualTo((0, TaskKind.AskCustomer)));
    }

    [Test]
    public void An_opt_out_that_comes_while_a_message_waits_is_kept()
    {
        Customer("cpay_timezone", 4);
        Plan(Case());
        Look();
        Customer("donotemail", true);
        PassHours(10);
        Assert.That(Outbox, Is.Empty);
    }

    [Test]
    public void Who_refuses_emails_gets_a_text_message_where_flows_send_them()
    {
        Customer("donotemail", true);
        Customer("mobilephone", "+1 555 0100");
        World.Set("cpay_FlowChannels", "Sms");
        var notice = Plan(Case());
        Look();
        var row = Message(notice);
        Assert.Multiple(() =>
        {
            Assert.That(Outbox, Is.Empty);
            Assert.That(row.GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo(Sent));
            Assert.That(row.GetAttributeValue<OptionSetValue>("cpay_channel").Value, Is.EqualTo((int)Channel.Sms));
            Assert.That(row.GetAttributeValue<string>("cpay_text"), Is.EqualTo($"Your payment of 49.00\u00A0USD for Premium plan did not go through. Here: {CustomerPage} No more messages? Reply STOP."));
        });
    }

    [Test]
    public void Who_refuses_text_messages_gets_none_from_flows_either()
    {
        Customer("mobilephone", "+1 555 0100");
        Customer("cpay_donotsms", true);
        World.Set("cpay_FlowChannels", "Sms");
        var notice = Plan(Case(), more: ("cpay_channel", new OptionSetValue((int)Channel.Sms)));
        Look();
        Assert.That(Message(notice).GetAttributeValue<OptionSetValue>("cpay_channel").Value, Is.EqualTo((int)Channel.Email));
    }

    [Test]
    public void A_reported_bounce_stops_that_address_and_asks_a_person_to_mend_it()
    {
        var recovery = Case();
        var answer = World.Call("cpay_ReportBounce", World.Dataverse.AdministratorId, ("Email", "OLIVIA@fabrikam.example"), ("Reason", "550 no such user"));
        Plan(recovery);
        Look();
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo("Recorded"));
            Assert.That(Outbox, Is.Empty);
            Assert.That(Tasks.Single().GetAttributeValue<EntityReference>("cpay_recoverycaseid").Id, Is.EqualTo(recovery.Id), "one task a case, refreshed");
            Assert.That(Tasks.Single().GetAttributeValue<string>("description"), Does.Contain("olivia@fabrikam.example"));
        });
    }

    [Test]
    public void Another_address_is_written_to_again()
    {
        World.Call("cpay_ReportBounce", World.Dataverse.AdministratorId, ("CustomerId", World.Customer));
        Customer("emailaddress1", "olivia.bennett@fabrikam.example");
        Plan(Case());
        Look();
        Assert.That(Outbox.Single().To, Does.Contain("olivia.bennett@fabrikam.example"));
    }

    [Test]
    public void A_bounce_before_any_failure_is_a_task_already()
    {
        World.Call("cpay_ReportBounce", World.Dataverse.AdministratorId, ("CustomerId", World.Customer), ("Reason", "mailbox full"));
        Assert.That(KindOf(Tasks.Single()), Is.EqualTo(TaskKind.ContactDataWrong));
    }

    [Test]
    public void A_report_may_name_the_message_that_a_flow_was_given()
    {
        Customer("mobilephone", "+1 555 0100");
        World.Set("cpay_FlowChannels", "Sms");
        var notice = Plan(Case(), more: ("cpay_channel", new OptionSetValue((int)Channel.Sms)));
        Look();
        World.Call("cpay_ReportBounce", World.Dataverse.AdministratorId, ("MessageId", notice.Id), ("Reason", "unknown number"));
        Assert.Multiple(() =>
        {
            Assert.That(MessageStatusOf(notice), Is.EqualTo(Failed));
            Assert.That(World.Rows("contact", "contactid", World.Customer).Single()["cpay_bouncedphone"], Is.EqualTo("+1 555 0100"));
            Assert.That(Tasks, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public void A_report_about_nobody_changes_nothing()
    {
        var answer = World.Call("cpay_ReportBounce", World.Dataverse.AdministratorId, ("Email", "nobody@fabrikam.example"));
        Assert.That((answer["Outcome"], Tasks.Count), Is.EqualTo(((object)"NotFound", 0)));
    }

    [Test]
    public void What_reads_like_a_card_number_is_not_kept()
    {
        World.Call("cpay_ReportBounce", World.Dataverse.AdministratorId, ("CustomerId", World.Customer), ("Reason", "card 4111 1111 1111 1111"));
        Assert.That(Tasks.Single().GetAttributeValue<string>("description"), Does.Not.Contain("4111"));
    }

    [Test]
    public void An_email_that_the_mail_server_refused_is_noticed()
    {
        var notice = Plan(Case());
        Look();
        World.System.Update(new Entity("email", Message(notice).GetAttributeValue<EntityReference>("cpay_emailid").Id) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(8) });
        PassHours(5);
        Assert.Multiple(() =>
        {
            Assert.That(MessageStatusOf(notice), Is.EqualTo(Failed));
            Assert.That(Message(notice).Contains("cpay_bouncedon"), Is.True);
            Assert.That(KindOf(Tasks.Single()), Is.EqualTo(TaskKind.ContactDataWrong));
        });
    }

    [Test]
    public void An_email_that_arrived_is_looked_at_once()
    {
        var notice = Plan(Case());
        Look();
        PassHours(5);
        Assert.That((MessageStatusOf(notice), Message(notice).Contains("cpay_nexttryon")), Is.EqualTo((Sent, false)));
    }

    [Test]
    public void What_is_not_set_up_is_tried_again_and_then_a_person_s()
    {
        World.Set("cpay_MessageQueue", "nobody@contoso.example");
        var notice = Plan(Case());
        Look();
        Assert.That(ErrorOf(notice), Does.Contain("No active queue has the email address"));
        PassHours(24 * 6);
        Assert.Multiple(() =>
        {
            Assert.That((MessageStatusOf(notice), Message(notice).Contains("cpay_nexttryon")), Is.EqualTo((Failed, false)));
            Assert.That(Tasks, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public void A_customer_that_is_gone_ends_the_message()
    {
        var notice = Plan(null, MessageKind.Reminder, new EntityReference("contact", World.System.Create(new Entity("contact") { ["lastname"] = "Gone" })));
        World.System.Delete("contact", Message(notice).GetAttributeValue<EntityReference>("cpay_customerid").Id);
        Look();
        Assert.That(MessageStatusOf(notice), Is.EqualTo(NotSent));
    }

    [Test]
    public void A_message_by_phone_is_a_person_s_task()
    {
        Plan(Case(), more: ("cpay_channel", new OptionSetValue((int)Channel.Phone)));
        Look();
        Assert.That((Outbox.Count, Tasks.Single().GetAttributeValue<string>("description")), Is.EqualTo((0, "Please call the customer: 49.00\u00A0USD for Premium plan is open.")));
    }

    private static TaskKind KindOf(Entity task) => (TaskKind)task.GetAttributeValue<OptionSetValue>("cpay_kind").Value;
}
