using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Tests.Dataverse.Lab;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Dataverse.Mail;

public sealed class EmailTemplates
{
    private static readonly Guid Id = new("1c006b0c-7f9e-54b4-81fe-53f9396691a4");

    [Test]
    public void Are_filled_with_columns_of_the_row()
    {
        using var room = new MailRoom();
        var email = Instantiate(room, Greeting(room, "contact/fullname"), room.Contact);
        Assert.That((email["subject"], email["description"]), Is.EqualTo(("Your receipt", (object)"<p>Hello Ana Gil,</p>")));
    }

    [Test]
    public void Say_their_default_text_where_a_column_is_empty()
    {
        using var room = new MailRoom();
        Assert.That(Instantiate(room, Greeting(room, "contact/jobtitle"), room.Contact)["description"], Is.EqualTo("<p>Hello customer,</p>"));
    }

    [Test]
    public void Write_labels_names_and_dates_as_their_reader_sees_them()
    {
        using var room = new MailRoom();
        room.Lab.Admin.Update(new Entity("contact", room.Contact.Id) { ["preferredcontactmethodcode"] = new OptionSetValue(2), ["birthdate"] = new DateTime(1990, 5, 17, 0, 0, 0, DateTimeKind.Utc) });
        Assert.Multiple(() =>
        {
            Assert.That(Instantiate(room, Greeting(room, "contact/preferredcontactmethodcode/@name"), room.Contact)["description"], Does.Contain("Hello Email,"));
            Assert.That(Instantiate(room, Greeting(room, "contact/birthdate/@date"), room.Contact)["description"], Does.Contain("Hello 5/17/1990,"));
            Assert.That(Instantiate(room, Greeting(room, "systemuser/domainname"), room.Contact)["description"], Does.Contain("Hello administrator@contoso.example,"));
        });
    }

    [TestCase("account/name", "'account/name'")]
    [TestCase("count(contact)", "'count(contact)'")]
    [TestCase("contact/birthdate", "'contact/birthdate'")]
    public void Refuse_what_is_not_emulated_by_name(string path, string named)
    {
        using var room = new MailRoom();
        room.Lab.Admin.Update(new Entity("contact", room.Contact.Id) { ["birthdate"] = new DateTime(1990, 5, 17, 0, 0, 0, DateTimeKind.Utc) });
        var template = Greeting(room, path);
        Assert.That(Faulted.By(() => Instantiate(room, template, room.Contact)).Message, Does.Contain(named).And.Contain("not emulated"));
    }

    [Test]
    public void Name_only_columns_there_are()
    {
        using var room = new MailRoom();
        var template = Greeting(room, "contact/fulname");
        Assert.That(Faulted.By(() => Instantiate(room, template, room.Contact)).Code(), Is.EqualTo("0x80041103"));
    }

    [TestCase("Hello")]
    [TestCase("<p>Hello</p>")]
    public void Are_stylesheets_and_nothing_else(string body)
    {
        using var room = new MailRoom();
        var template = Add(room, Stylesheet("<![CDATA[Subject]]>"), body);
        Assert.That(Faulted.By(() => Instantiate(room, template, room.Contact)).Code(), Is.EqualTo("0x80040B07"));
    }

    [Test]
    public void Are_for_rows_of_their_own_table()
    {
        using var room = new MailRoom();
        var template = Greeting(room, "contact/fullname");
        Assert.That(Faulted.By(() => Instantiate(room, template, room.Queue)).Message, Does.Contain("written for 'contact'"));
    }

    [Test]
    public void Read_the_row_with_the_callers_rights()
    {
        using var room = new MailRoom();
        var template = Greeting(room, "contact/fullname");
        var stranger = room.Lab.Dataverse.As(room.Lab.AddUser("stranger@contoso.example"));
        Assert.That(Faulted.By(() => stranger.Execute(Request(template, room.Contact))).Code(), Is.EqualTo("0x80048306"));
    }

    [Test]
    public void Are_sent_in_one_message()
    {
        using var room = new MailRoom();
        var request = new OrganizationRequest("SendEmailFromTemplate")
        {
            ["TemplateId"] = Greeting(room, "contact/fullname"),
            ["RegardingType"] = "contact",
            ["RegardingId"] = room.Contact.Id,
            ["Target"] = new Entity("email") { ["from"] = MailRoom.Parties(room.Queue), ["to"] = MailRoom.Parties(room.Contact) },
        };
        var id = (Guid)room.Lab.Admin.Execute(request)["Id"];
        room.Lab.Dataverse.Jobs.RunPending();
        var sent = room.Lab.Dataverse.Outbox.List().Single();
        Assert.That((sent.EmailId, sent.Body, sent.Regarding!.Id), Is.EqualTo((id, "<p>Hello Ana Gil,</p>", room.Contact.Id)));
    }

    [Test]
    public void Come_with_the_solution()
    {
        using var lab = new Laboratory().WithTemplate(Definition(tableCode: 2));
        var email = ((InstantiateTemplateResponse)lab.Admin.Execute(Request(Id, Person(lab)))).EntityCollection.Entities.Single();
        Assert.That(email["subject"], Is.EqualTo("Hello Ana"));
    }

    [Test]
    public void Of_a_solution_are_not_for_tables_that_every_environment_numbers_otherwise()
    {
        using var lab = new Laboratory().WithTemplate(Definition(tableCode: 20_011));
        Assert.That(() => lab.Dataverse, Throws.TypeOf<SolutionFormatException>().With.Message.Contains("20011"));
    }

    private static EmailTemplateDefinition Definition(int tableCode) =>
        new(Id, "Receipt", "", tableCode, 1033, false, Stylesheet("<![CDATA[Hello ]]>" + Field("contact/firstname")), Stylesheet("<![CDATA[Body]]>"), "", "");

    private static EntityReference Person(Laboratory lab) => new("contact", lab.Admin.Create(new Entity("contact") { ["firstname"] = "Ana", ["lastname"] = "Gil" }));

    private static Guid Greeting(MailRoom room, string path) =>
        Add(room, Stylesheet("<![CDATA[Your receipt]]>"), Stylesheet($"<![CDATA[<p>Hello ]]>\n  {Field(path)}<![CDATA[,</p>]]>"));

    private static Guid Add(MailRoom room, string subject, string body) => room.Lab.Admin.Create(new Entity("template")
    {
        ["title"] = "Receipt",
        ["templatetypecode"] = "contact",
        ["languagecode"] = 1033,
        ["ispersonal"] = false,
        ["subject"] = subject,
        ["body"] = body,
    });

    private static string Field(string path) =>
        $"<xsl:choose><xsl:when test=\"{path}\"><xsl:value-of select=\"{path}\" /></xsl:when><xsl:otherwise>customer</xsl:otherwise></xsl:choose>";

    private static string Stylesheet(string content) =>
        $"<?xml version=\"1.0\" ?><xsl:stylesheet xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" version=\"1.0\"><xsl:output method=\"text\" indent=\"no\"/><xsl:template match=\"/data\">{content}</xsl:template></xsl:stylesheet>";

    private static OrganizationRequest Request(Guid template, EntityReference about) =>
        new("InstantiateTemplate") { ["TemplateId"] = template, ["ObjectType"] = about.LogicalName, ["ObjectId"] = about.Id };

    private static Entity Instantiate(MailRoom room, Guid template, EntityReference about) =>
        ((InstantiateTemplateResponse)room.Lab.Admin.Execute(Request(template, about))).EntityCollection.Entities.Single();
}
