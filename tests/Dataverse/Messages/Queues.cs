using CrmPayments.Tests.Dataverse.Lab;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Dataverse.Messages;

public sealed class Queues
{
    [Test]
    public void Hold_a_row_as_an_item_with_its_name()
    {
        using var lab = new Laboratory();
        var account = Account(lab);
        var item = Item(lab, Add(lab, account, Queue(lab, "Approvals")));
        Assert.Multiple(() =>
        {
            Assert.That(item["objectid"], Is.EqualTo(account));
            Assert.That((item["title"], item["objecttypecode"]), Is.EqualTo(("An account", LabTables.Account)));
            Assert.That(item["enteredon"], Is.EqualTo(lab.Clock.GetUtcNow().UtcDateTime));
            Assert.That(item.Contains("workerid"), Is.False);
        });
    }

    [Test]
    public void Hold_a_row_once_and_in_one_of_them()
    {
        using var lab = new Laboratory();
        var (account, first, second) = (Account(lab), Queue(lab, "First"), Queue(lab, "Second"));
        var id = Add(lab, account, first);
        Assert.That(Add(lab, account, first), Is.EqualTo(id));
        lab.Admin.Execute(new PickFromQueueRequest { QueueItemId = id, WorkerId = lab.Dataverse.AdministratorId });
        Assert.That(Add(lab, account, second), Is.EqualTo(id));
        var item = Item(lab, id);
        Assert.That((item.GetAttributeValue<EntityReference>("queueid").Id, item.Contains("workerid"), lab.Count("queueitem")), Is.EqualTo((second, false, 1)));
    }

    [Test]
    public void Take_an_email_once_each()
    {
        using var lab = new Laboratory();
        var email = new EntityReference("email", lab.Admin.Create(new Entity("email") { ["subject"] = "Help" }));
        var (first, second) = (Queue(lab, "First"), Queue(lab, "Second"));
        Add(lab, email, first);
        Assert.That(Faulted.By(() => Add(lab, email, first)).Code(), Is.EqualTo("0x80040523"));
        Add(lab, email, second);
        Assert.That(lab.Count("queueitem"), Is.EqualTo(2));
    }

    [Test]
    public void Are_worked_on_and_given_back()
    {
        using var lab = new Laboratory();
        var id = Add(lab, Account(lab), Queue(lab, "Approvals"));
        lab.Clock.Advance(TimeSpan.FromHours(1));
        lab.Admin.Execute(new PickFromQueueRequest { QueueItemId = id, WorkerId = lab.Dataverse.AdministratorId, RemoveQueueItem = false });
        var picked = Item(lab, id);
        Assert.That((picked.GetAttributeValue<EntityReference>("workerid").Id, picked["workeridmodifiedon"]), Is.EqualTo((lab.Dataverse.AdministratorId, lab.Clock.GetUtcNow().UtcDateTime)));
        lab.Admin.Execute(new OrganizationRequest("ReleaseToQueue") { ["QueueItemId"] = id });
        Assert.That(Item(lab, id).Contains("workerid"), Is.False);
    }

    [Test]
    public void Let_go_of_items_and_of_deleted_rows()
    {
        using var lab = new Laboratory();
        var (account, queue) = (Account(lab), Queue(lab, "Approvals"));
        lab.Admin.Execute(new RemoveFromQueueRequest { QueueItemId = Add(lab, account, queue) });
        Assert.That(lab.Count("queueitem"), Is.Zero);
        lab.Admin.Execute(new PickFromQueueRequest { QueueItemId = Add(lab, account, queue), WorkerId = lab.Dataverse.AdministratorId, RemoveQueueItem = true });
        Assert.That(lab.Count("queueitem"), Is.Zero);
        Add(lab, account, queue);
        lab.Admin.Delete(account.LogicalName, account.Id);
        Assert.That(lab.Count("queueitem"), Is.Zero);
    }

    [Test]
    public void Take_an_item_from_another()
    {
        using var lab = new Laboratory();
        var (id, second) = (Add(lab, Account(lab), Queue(lab, "First")), Queue(lab, "Second"));
        lab.Admin.Execute(new RouteToRequest { Target = new EntityReference("queue", second), QueueItemId = id });
        Assert.That(Item(lab, id).GetAttributeValue<EntityReference>("queueid").Id, Is.EqualTo(second));
        Assert.That(
            Faulted.By(() => lab.Admin.Execute(new RouteToRequest { Target = new EntityReference("systemuser", lab.Dataverse.AdministratorId), QueueItemId = id })).Message,
            Does.Contain("not emulated"));
    }

    [Test]
    public void Take_no_row_of_a_table_that_is_not_enabled_for_them()
    {
        using var lab = new Laboratory();
        var entry = new EntityReference(LabTables.Entry, lab.Admin.Create(new Entity(LabTables.Entry)));
        Assert.That(Faulted.By(() => Add(lab, entry, Queue(lab, "Approvals"))).Message, Does.Contain("not enabled for queues"));
    }

    [Test]
    public void Need_the_privileges_of_their_items()
    {
        using var lab = new Laboratory().WithRole("Clerk", "prvReadlab_Account Global", "prvAppendTolab_Account Global");
        var (account, queue) = (Account(lab), Queue(lab, "Approvals"));
        var clerk = lab.Dataverse.As(lab.AddUser("clerk@contoso.example", "Clerk"));
        Assert.That(
            Faulted.By(() => clerk.Execute(new AddToQueueRequest { Target = account, DestinationQueueId = queue })).Message,
            Does.Contain("prvCreateQueueItem"));
    }

    private static EntityReference Account(Laboratory lab) => new(LabTables.Account, lab.AddAccount());

    private static Guid Queue(Laboratory lab, string name) => lab.Admin.Create(new Entity("queue") { ["name"] = name });

    private static Guid Add(Laboratory lab, EntityReference row, Guid queue) =>
        ((AddToQueueResponse)lab.Admin.Execute(new AddToQueueRequest { Target = row, DestinationQueueId = queue })).QueueItemId;

    private static Entity Item(Laboratory lab, Guid id) => lab.Admin.Retrieve("queueitem", id, new ColumnSet(true));
}
