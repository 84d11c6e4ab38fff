using CrmPayments.Tests.Dataverse.Lab;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Tests.Dataverse.Mail;

public sealed class SendingAnEmail
{
    private const int Draft = 1;
    private const int Sent = 3;
    private const int PendingSend = 6;

    [Test]
    public void Makes_it_pending_and_then_sent()
    {
        using var room = new MailRoom();
        var email = room.Draft();
        Assert.That(room.StatusOf(email), Is.EqualTo(Draft));
        Assert.That(((SendEmailResponse)room.Send(email)).Subject, Is.EqualTo("Your refund"));
        Assert.That((room.StatusOf(email), room.Lab.Dataverse.Outbox.List()), Is.EqualTo((PendingSend, Array.Empty<object>())));
        room.Lab.Dataverse.Jobs.RunPending();
        var sent = room.Email(email);
        Assert.Multiple(() =>
        {
            Assert.That(sent.GetAttributeValue<OptionSetValue>("statuscode").Value, Is.EqualTo(Sent));
            Assert.That(sent.GetAttributeValue<OptionSetValue>("statecode").Value, Is.EqualTo(1));
            Assert.That(sent.GetAttributeValue<DateTime>("senton"), Is.EqualTo(room.Lab.Clock.GetUtcNow().UtcDateTime));
        });
    }

    [Test]
    public void Leaves_in_the_outbox_what_a_person_would_have_got()
    {
        using var room = new MailRoom();
        room.Send(room.Draft());
        room.Lab.Dataverse.Jobs.RunPending();
        var sent = room.Lab.Dataverse.Outbox.List().Single();
        Assert.Multiple(() =>
        {
            Assert.That((sent.From, sent.To.Single(), sent.Subject, sent.Body), Is.EqualTo((MailRoom.QueueAddress, MailRoom.ContactAddress, "Your refund", "<p>It is on its way.</p>")));
            Assert.That((sent.Regarding!.Table, sent.Regarding.Id), Is.EqualTo(("contact", room.Contact.Id)));
        });
    }

    [Test]
    public void Happens_on_the_workers_without_being_asked()
    {
        using var room = new MailRoom(new Laboratory { AsyncWorkers = 2 });
        room.Send(room.Draft());
        Assert.That(async () => await room.Lab.Dataverse.Jobs.WhenIdleAsync(TimeSpan.FromSeconds(30)), Throws.Nothing);
        Assert.That(room.Lab.Dataverse.Outbox.List(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Does_not_happen_when_the_transaction_rolls_back()
    {
        using var room = new MailRoom();
        var email = room.Draft();
        var together = new ExecuteTransactionRequest
        {
            Requests =
            [
                new SendEmailRequest { EmailId = email, IssueSend = true, TrackingToken = "" },
                new DeleteRequest { Target = new EntityReference("contact", Guid.NewGuid()) },
            ],
        };
        Faulted.By(() => room.Lab.Admin.Execute(together));
        room.Lab.Dataverse.Jobs.RunPending();
        Assert.That((room.StatusOf(email), room.Lab.Dataverse.Outbox.List()), Is.EqualTo((Draft, Array.Empty<object>())));
    }

    [Test]
    public void Happens_once()
    {
        using var room = new MailRoom();
        var email = room.Draft();
        room.Send(email);
        Assert.That(Faulted.By(() => room.Send(email)).Message, Does.Contain("cannot be sent"));
        room.Lab.Dataverse.Jobs.RunPending();
        Assert.That(Faulted.By(() => room.Send(email)).Message, Does.Contain("cannot be sent"));
        Assert.That(room.Lab.Dataverse.Outbox.List(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Only_marks_it_when_nothing_is_to_be_issued()
    {
        using var room = new MailRoom();
        var email = room.Draft();
        room.Send(email, issue: false);
        room.Lab.Dataverse.Jobs.RunPending();
        Assert.That((room.StatusOf(email), room.Lab.Dataverse.Outbox.List()), Is.EqualTo((Sent, Array.Empty<object>())));
    }

    [Test]
    public void Survives_a_restart_before_it_left()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.db");
        try
        {
            using (var first = new MailRoom(new Laboratory { DatabaseFile = file }))
            {
                first.Send(first.Draft());
            }

            using var second = new Laboratory { DatabaseFile = file };
            second.Dataverse.Jobs.RunPending();
            Assert.That(second.Dataverse.Outbox.List(), Has.Count.EqualTo(1));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void Is_refused_to_who_has_no_address_or_wants_no_email()
    {
        using var room = new MailRoom();
        var silent = new EntityReference("contact", room.Lab.Admin.Create(new Entity("contact") { ["lastname"] = "Silent" }));
        var closed = new EntityReference("contact", room.Lab.Admin.Create(new Entity("contact") { ["lastname"] = "Closed", ["emailaddress1"] = "closed@fabrikam.example", ["donotemail"] = true }));
        Assert.Multiple(() =>
        {
            Assert.That(Faulted.By(() => room.Send(room.Draft(null, room.Contact, silent))).Code(), Is.EqualTo("0x80040B00"));
            Assert.That(Faulted.By(() => room.Send(room.Draft(null, closed))).Code(), Is.EqualTo("0x80040B00"));
        });
    }

    [Test]
    public void Does_not_mind_that_somebody_wants_no_bulk_email()
    {
        using var room = new MailRoom();
        room.Lab.Admin.Update(new Entity("contact", room.Contact.Id) { ["donotbulkemail"] = true });
        Assert.That(() => room.Send(room.Draft()), Throws.Nothing);
    }

    [Test]
    public void Needs_one_sender_with_an_address_and_a_recipient()
    {
        using var room = new MailRoom();
        var mute = new EntityReference("queue", room.Lab.Admin.Create(new Entity("queue") { ["name"] = "Mute" }));
        Assert.Multiple(() =>
        {
            Assert.That(Faulted.By(() => room.Send(With(room, "from"))).Code(), Is.EqualTo("0x80040B02"));
            Assert.That(Faulted.By(() => room.Send(With(room, "from", room.Queue, mute))).Code(), Is.EqualTo("0x80040B01"));
            Assert.That(Faulted.By(() => room.Send(With(room, "from", mute))).Code(), Is.EqualTo("0x80040B08"));
            Assert.That(Faulted.By(() => room.Send(With(room, "from", room.Contact))).Message, Does.Contain("a user or a queue"));
            Assert.That(Faulted.By(() => room.Send(With(room, "to"))).Code(), Is.EqualTo("0x80040B04"));
        });
    }

    [Test]
    public void In_another_users_name_needs_the_privilege_and_their_consent()
    {
        using var room = new MailRoom();
        var user = new EntityReference("systemuser", room.Lab.AddUser("boss@contoso.example"));
        room.Lab.Admin.Update(new Entity("systemuser", user.Id) { ["internalemailaddress"] = "boss@contoso.example" });
        Assert.That(Faulted.By(() => room.Send(room.Draft(user))).Code(), Is.EqualTo("0x8004480D"));
        room.Lab.Admin.Update(new Entity("usersettings", user.Id) { ["issendasallowed"] = true });
        Assert.That(() => room.Send(room.Draft(user)), Throws.Nothing);
        var email = room.Draft(user);
        room.Lab.Admin.Update(new Entity("email", email) { ["ownerid"] = new EntityReference("systemuser", room.Lab.AddUser("clerk@contoso.example")) });
        var clerk = room.Lab.Dataverse.As(room.Lab.Dataverse.FindUser("clerk@contoso.example")!.Value);
        Assert.That(Faulted.By(() => room.Send(email, sender: clerk)).Code(), Is.EqualTo("0x8004480D"));
    }

    [Test]
    public void Needs_the_right_to_write_it()
    {
        using var room = new MailRoom();
        var stranger = room.Lab.Dataverse.As(room.Lab.AddUser("stranger@contoso.example"));
        var email = room.Draft();
        Assert.That(Faulted.By(() => room.Send(email, sender: stranger)).Code(), Is.EqualTo("0x80048306"));
    }

    private static Guid With(MailRoom room, string list, params EntityReference[] who)
    {
        var email = room.Draft();
        room.Lab.Admin.Update(new Entity("email", email) { [list] = MailRoom.Parties(who) });
        return email;
    }
}
