using CrmPayments.Core.Declines;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery.Messages;

/// <summary>What a customer is told when a charge fails, and when (C46, C49, C52).</summary>
internal sealed class TellingOfAFailedCharge : FailureTests
{
    [Test]
    public void Says_what_and_how_much_with_one_button_and_a_person_s_name()
    {
        var notice = Plan(Case(), more: ("cpay_until", new DateTime(2026, 12, 5)));
        Look();
        var text = TextOf(Outbox.Single());
        Assert.Multiple(() =>
        {
            Assert.That(Outbox.Single().Subject, Is.EqualTo("Your payment did not go through"));
            Assert.That(text, Does.StartWith("Hello Olivia,\nYour payment of 49.00\u00A0USD for Premium plan did not go through: your bank did not release the amount."));
            Assert.That(text, Does.Contain("You can do this until December 5, 2026."));
            Assert.That(Outbox.Single().Body, Does.Contain($"<a href=\"{CustomerPage}\""));
            Assert.That(text, Does.Contain("agent@contoso.example").Or.Contain("agent"), "the case's owner signs");
            Assert.That(text, Does.Not.Contain("{{"));
            Assert.That(MessageStatusOf(notice), Is.EqualTo(Sent));
            Assert.That(Message(notice).GetAttributeValue<EntityReference>("cpay_emailid"), Is.Not.Null);
            Assert.That(Outbox.Single().From, Does.Contain("payments@contoso.example"));
        });
    }

    [TestCase(DeclineReason.LostOrStolen)]
    [TestCase(DeclineReason.SuspectedFraud)]
    [TestCase(DeclineReason.DoNotHonor)]
    public void Never_says_more_of_the_reason_than_that_the_bank_did_not_approve(DeclineReason reason)
    {
        Plan(Case(reason));
        Look();
        Assert.That(TextOf(Outbox.Single()), Does.Contain("your bank did not approve it").And.Not.Contains("stolen").And.Not.Contains("fraud").And.Not.Contains("lost"));
    }

    [TestCase(192700001, "Su pago no se ha completado", "Hola, Olivia:")]
    [TestCase(192700002, "Ваш платёж не прошёл", "Здравствуйте, Olivia!")]
    [TestCase(192700003, "您的付款未能完成", "Olivia，您好！")]
    public void Speaks_the_customer_s_language(int language, string subject, string greeting)
    {
        Customer("cpay_language", new OptionSetValue(language));
        Plan(Case());
        Look();
        Assert.Multiple(() =>
        {
            Assert.That(Subjects, Is.EqualTo(new[] { subject }));
            Assert.That(TextOf(Outbox.Single()), Does.StartWith(greeting));
        });
    }

    [Test]
    public void Waits_for_the_customer_s_morning()
    {
        Customer("cpay_timezone", 4);
        var notice = Plan(Case());
        Look();
        Assert.Multiple(() =>
        {
            Assert.That(Outbox, Is.Empty, "one in the night in Los Angeles");
            Assert.That(ErrorOf(notice), Is.EqualTo("Waits for an hour at which the customer may be written to."));
            Assert.That(Message(notice).GetAttributeValue<DateTime>("cpay_nexttryon"), Is.EqualTo(new DateTime(2026, 11, 20, 17, 0, 0)));
        });
        PassHours(9);
        Assert.That(Subjects, Has.Exactly(1).Items);
    }

    [Test]
    public void Is_not_sent_once_it_is_paid()
    {
        Customer("cpay_timezone", 4);
        var notice = Plan(Case());
        Look();
        Pay(49m);
        PassHours(12);
        Assert.Multiple(() =>
        {
            Assert.That(Outbox, Is.Empty);
            Assert.That(ErrorOf(notice), Is.EqualTo("Not sent: nothing is owed any more."));
        });
    }

    [Test]
    public void Stops_in_the_lists_as_soon_as_the_case_ends()
    {
        Customer("cpay_timezone", 4);
        var recovery = Case();
        var notice = Plan(recovery);
        Look();
        World.Call("cpay_CloseRecovery", World.Agent, ("RecoveryCaseId", recovery.Id), ("Comment", "The customer has left."));
        World.RunJobs();
        Assert.That(MessageStatusOf(notice), Is.EqualTo(NotSent));
    }

    [Test]
    public void Thanks_for_the_money_where_the_customer_had_been_asked_for_it()
    {
        Plan(Case());
        Look();
        Pay(49m);
        PassHours(3);
        Assert.That(Subjects, Has.Exactly(1).Items, "one message a day, thanks too");
        PassHours(24);
        Assert.That(TextOf(Outbox[1]), Does.Contain("Thank you: your payment of 49.00\u00A0USD has arrived"));
    }

    [Test]
    public void Does_not_thank_who_was_never_alarmed()
    {
        Case();
        Pay(49m);
        Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.Recovered));
        PassHours(30);
        Assert.That(Outbox, Is.Empty);
    }

    [Test]
    public void Tells_several_failures_in_one_message()
    {
        var first = Plan(Case(debts: [(49m, "Premium plan")]));
        var second = Plan(Case(DeclineReason.ExpiredCard, debts: [(20m, "Storage"), (5m, "Domain")]));
        Look();
        var text = TextOf(Outbox.Single());
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("Your payment of 74.00\u00A0USD did not go through: your bank did not approve it."));
            Assert.That(text, Does.Contain("49.00\u00A0USD for Premium plan\n20.00\u00A0USD for Storage\n5.00\u00A0USD for Domain"));
            Assert.That(new[] { first, second }.Select(MessageStatusOf), Is.EquivalentTo(new[] { Sent, NotSent }));
        });
    }

    [Test]
    public void Speaks_once_a_day_and_three_times_a_week_over_all_cases()
    {
        var sent = new List<DateTime>();
        for (var day = 0; day < 10; day++)
        {
            Plan(Case(debts: [(day + 1m, $"Item {day}")]), MessageKind.LastReminder);
            Plan(Case(currency: Franc, debts: [(day + 1m, $"Other {day}")]), MessageKind.LastReminder);
            PassHours(24);
        }

        sent.AddRange(Outbox.Select(email => email.SentOn));
        Assert.Multiple(() =>
        {
            Assert.That(sent.Select(on => on.Date), Is.Unique);
            Assert.That(sent.Select(on => sent.Count(other => other <= on && other > on.AddDays(-7))), Is.All.LessThanOrEqualTo(3));
            Assert.That(sent.Select(on => on.DayOfWeek), Has.None.EqualTo(DayOfWeek.Sunday));
            Assert.That(sent.Select(on => on.Hour), Is.All.InRange(9, 19));
            Assert.That(sent.Select(on => on.Day), Is.EqualTo(new[] { 20, 21, 23, 27, 28, 30 }));
        });
    }

    [Test]
    public void Leaves_the_first_word_to_a_VIP_to_a_person_who_is_told()
    {
        Customer("cpay_segment", new OptionSetValue((int)CustomerSegment.Vip));
        Plan(Case());
        Look();
        Assert.Multiple(() =>
        {
            Assert.That(Outbox, Is.Empty);
            Assert.That(Tasks.Single().GetAttributeValue<string>("description"), Does.Contain("Please speak to this customer before any message does: 49.00\u00A0USD for Premium plan is open."));
        });
        PassHours(26);
        Assert.That(Outbox, Has.Count.EqualTo(1));
    }

    [Test]
    public void Says_nothing_of_a_technical_problem_for_a_day_and_then_that_it_is_ours()
    {
        Plan(Case(DeclineReason.GatewayUnavailable));
        PassHours(20);
        Assert.That(Outbox, Is.Empty);
        PassHours(6);
        Assert.That(TextOf(Outbox.Single()), Does.Contain("a technical problem on our side").And.Contain("nothing for you to do").And.Not.Contains("Pay or change"));
    }

    [TestCase(CaseStatus.Paused)]
    [TestCase(CaseStatus.Promised)]
    [TestCase(CaseStatus.OfferOpen)]
    public void Is_not_reminded_while_the_case_rests(CaseStatus status)
    {
        var recovery = Case();
        Hold(recovery, status);
        var reminder = Plan(recovery, MessageKind.Reminder);
        Look();
        Assert.That((Outbox.Count, MessageStatusOf(reminder)), Is.EqualTo((0, NotSent)));
    }

    [Test]
    public async Task Waits_for_the_end_of_a_try()
    {
        var recovery = Case();
        await World.FaultAsync(Stripe, "*", "error-before", 1000);
        World.Call("cpay_RetryCharge", World.Agent, ("TransactionId", recovery.GetAttributeValue<EntityReference>("cpay_transactionid").Id), ("ConfirmUnusual", true));
        World.RunJobs();
        Plan(recovery, MessageKind.Reminder);
        Look();
        Assert.That((StatusOf(TheCase), Outbox.Count), Is.EqualTo((CaseStatus.WaitingForAnswer, 0)));
        await World.ClearFaultsAsync(Stripe);
        PassHours(8);
        Assert.That(StatusOf(TheCase), Is.Not.EqualTo(CaseStatus.WaitingForAnswer));
        Assert.That(Subjects, Is.EqualTo(new[] { "A reminder about your payment" }));
    }

    [Test]
    public void Names_the_day_of_the_next_try()
    {
        World.System.Update(new Entity("cpay_recoverystep", Step) { ["cpay_offsetminutes"] = 60 * 24 * 5 });
        Plan(Case());
        Look();
        Assert.That(TextOf(Outbox.Single()), Does.Contain("We will try again by ourselves on November 25, 2026."));
    }

    [Test]
    public void Has_no_button_where_no_page_is_set_up()
    {
        World.Set("cpay_CustomerPageUrl", "");
        Plan(Case());
        Look();
        Assert.That(Outbox.Single().Body, Does.Not.Contain("<a href"));
    }

    [Test]
    public void Sends_at_once_what_a_customer_has_just_asked_for()
    {
        Customer("cpay_timezone", 4);
        Plan(Case(), MessageKind.Link, more: [("cpay_asked", true), ("cpay_link", "https://gateway.example/pay/1"), ("cpay_tryrequestedon", World.Clock.GetUtcNow().UtcDateTime)]);
        World.RunJobs();
        Assert.That(Outbox.Single().Body, Does.Contain("https://gateway.example/pay/1"));
    }

    [Test]
    public void Tells_people_that_the_last_reminder_has_left()
    {
        Plan(Case(), MessageKind.LastReminder, more: ("cpay_until", new DateTime(2026, 11, 27)));
        Look();
        Assert.Multiple(() =>
        {
            Assert.That(TextOf(Outbox.Single()), Does.Contain("If the payment is still open after November 27, 2026, what it pays for ends."));
            Assert.That(Tasks.Single().GetAttributeValue<string>("description"), Does.Contain("A word from a person may help now."));
        });
    }

    [Test]
    public void Writes_no_names_or_purposes_as_markup()
    {
        Customer("firstname", "<b>Olivia</b>");
        Plan(Case(debts: (49m, "<script>alert(1)</script>")));
        Look();
        Assert.That(Outbox.Single().Body, Does.Not.Contain("<script>").And.Not.Contain("<b>Olivia"));
    }
}
