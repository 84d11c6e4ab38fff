using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Tests.Dataverse.Metadata;

public sealed class TheSolutionReader
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("solution").FullName;
        Write("Other/Solution.xml", "<ImportExportXml><SolutionManifest><UniqueName>Tiny</UniqueName><Version>1.2.3.4</Version></SolutionManifest></ImportExportXml>");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Reads_every_table_of_the_solution() => Assert.That(
        Sources.Own.Tables.Select(table => table.LogicalName),
        Is.SupersetOf(["cpay_gateway", "cpay_paymentmethod", "cpay_transaction", "cpay_refund", "cpay_paymentattempt", "cpay_gatewayevent", "cpay_refundpolicy"]));

    [Test]
    public void Maps_the_fixed_message_ids_of_steps() =>
        Assert.That(Sources.Own.Steps.Select(step => step.Message).Distinct(), Is.EquivalentTo(new[] { "Create", "Delete", "Update" }));

    [Test]
    public void Every_step_and_custom_api_runs_a_plugin_type_of_the_solution()
    {
        // A business event has no plug-in of its own: whoever subscribes to it does the work.
        var types = Sources.Own.PluginTypes.Select(type => type.Id).ToHashSet();
        var used = Sources.Own.Steps.Select(step => step.PluginTypeId).Concat(Sources.Own.CustomApis.Select(api => api.PluginTypeId).OfType<Guid>());
        Assert.That(used.Distinct(), Is.SubsetOf(types));
    }

    [Test]
    public void Reads_images_with_their_columns()
    {
        var image = Sources.Own.Steps.Single(step => step.Name.EndsWith("NotifyCustomer: Update of cpay_refund", StringComparison.Ordinal)).Images.Single();
        Assert.That((image.Alias, image.ImageType, image.Columns), Is.EqualTo(("Before", 0, new[] { "cpay_notifycustomer", "cpay_status" })));
    }

    [Test]
    public void Reads_roles_with_depths()
    {
        var agent = Sources.Own.Roles.Single(role => role.Name == "Payments Agent");
        Assert.That(agent.Privileges, Does.Contain(new RolePrivilegeDefinition("prvReadcpay_Transaction", PrivilegeReach.Local)));
    }

    [Test]
    public void Reads_custom_api_parameters()
    {
        var api = Sources.Own.CustomApis.Single(one => one.UniqueName == "cpay_RequestRefund");
        Assert.That(api.Parameters.Single(parameter => parameter.Name == "TransactionId"), Is.EqualTo(new CustomApiParameter("TransactionId", 12, false, null)));
    }

    [Test]
    public void Reads_email_templates_and_their_documents()
    {
        const string id = "{1c006b0c-7f9e-54b4-81fe-53f9396691a4}";
        Write("Templates/EmailTemplates.xml", $"<EmailTemplates><emailtemplate id=\"{id}\"><templateid>{id}</templateid><subject></subject><ispersonal>0</ispersonal><templatetypecode>2</templatetypecode><title>Receipt</title><languagecode>3082</languagecode></emailtemplate></EmailTemplates>");
        foreach (var (file, text) in new[] { ("subject.xsl", "<s/>"), ("body.xsl", "<b/>"), ("subjectpresentationxml.xml", "<sp/>"), ("presentationxml.xml", "<p/>") })
        {
            Write($"Templates/EmailDocuments/3082/{id}/{file}", text);
        }

        Assert.That(SolutionReader.Load(_folder).EmailTemplates.Single(), Is.EqualTo(
            new EmailTemplateDefinition(new Guid(id), "Receipt", "", 2, 3082, false, "<s/>", "<b/>", "<sp/>", "<p/>")));
    }

    [Test]
    public void Refuses_templates_of_another_kind()
    {
        Write("Templates/KBArticleTemplates.xml", "<ArticleTemplates/>");
        Assert.That(() => SolutionReader.Load(_folder), Throws.TypeOf<SolutionFormatException>().With.Message.Contains("KBArticleTemplates.xml"));
    }

    [Test]
    public void Reads_what_is_audited()
    {
        var refund = Sources.Own.Tables.Single(table => table.LogicalName == "cpay_refund");
        Assert.That((refund.IsAudited, refund.Columns["cpay_amount"].IsAudited, refund.Columns["createdon"].IsAudited), Is.EqualTo((true, true, false)));
    }

    [Test]
    public void Reads_column_security_profiles()
    {
        Write("Other/FieldSecurityProfiles.xml", "<FieldSecurityProfiles><FieldSecurityProfile name=\"Readers\" description=\"d\" fieldsecurityprofileid=\"{ed8a2955-c505-5045-acb3-8d3b60a0e1b2}\"><FieldPermissions><FieldPermission><EntityName>cpay_Payment</EntityName><AttributeName>cpay_token</AttributeName><CanRead>4</CanRead><CanUpdate>0</CanUpdate><CanCreate>4</CanCreate></FieldPermission></FieldPermissions></FieldSecurityProfile></FieldSecurityProfiles>");
        var profile = SolutionReader.Load(_folder).FieldSecurityProfiles.Single();
        Assert.That((profile.Id, profile.Name, profile.Permissions.Single()), Is.EqualTo(
            (new Guid("ed8a2955-c505-5045-acb3-8d3b60a0e1b2"), "Readers", new FieldPermissionDefinition("cpay_payment", "cpay_token", 4, 0, 4))));
    }

    [Test]
    public void Reads_the_manifest() => Assert.That(SolutionReader.Load(_folder).Version, Is.EqualTo(new Version(1, 2, 3, 4)));

    [Test]
    public void Names_a_folder_it_does_not_know()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "Bots"));
        Assert.That(() => SolutionReader.Load(_folder), Throws.TypeOf<SolutionFormatException>().With.Message.Contains("Bots"));
    }

    [Test]
    public void Names_a_message_it_does_not_know()
    {
        Write("SdkMessageProcessingSteps/{a}.xml", """
            <SdkMessageProcessingStep Name="x" SdkMessageProcessingStepId="{0b4a2c9c-6fb1-4bb1-9f38-5a6a2b2f6f10}">
              <SdkMessageId>11111111-ea3e-db11-86a7-000a3a5473e8</SdkMessageId>
            </SdkMessageProcessingStep>
            """);
        Assert.That(() => SolutionReader.Load(_folder), Throws.TypeOf<SolutionFormatException>().With.Message.Contains("11111111-ea3e-db11-86a7-000a3a5473e8"));
    }

    [Test]
    public void Names_a_column_type_it_does_not_know()
    {
        Write("Entities/cpay_X/Entity.xml", """
            <Entity><Name>cpay_X</Name><EntityInfo><entity Name="cpay_X"><EntitySetName>cpay_xs</EntitySetName><attributes>
              <attribute PhysicalName="cpay_Photo"><Type>image</Type><LogicalName>cpay_photo</LogicalName></attribute>
            </attributes></entity></EntityInfo></Entity>
            """);
        Assert.That(() => SolutionReader.Load(_folder), Throws.TypeOf<SolutionFormatException>().With.Message.Contains("image of cpay_photo"));
    }

    [Test]
    public void Refuses_a_relationship_that_the_list_lacks()
    {
        Write("Other/Relationships.xml", "<EntityRelationships />");
        Write("Other/Relationships/Contact.xml", """
            <EntityRelationships><EntityRelationship Name="cpay_a_b"><EntityRelationshipType>OneToMany</EntityRelationshipType>
              <ReferencingEntityName>cpay_b</ReferencingEntityName><ReferencedEntityName>Contact</ReferencedEntityName>
              <ReferencingAttributeName>cpay_AId</ReferencingAttributeName></EntityRelationship></EntityRelationships>
            """);
        Assert.That(() => SolutionReader.Load(_folder), Throws.TypeOf<SolutionFormatException>().With.Message.Contains("cpay_a_b"));
    }

    [Test]
    public void Adds_columns_to_a_stock_table()
    {
        Write("Entities/Contact/Entity.xml", """
            <Entity><Name>Contact</Name><EntityInfo><entity Name="Contact"><attributes>
              <attribute PhysicalName="cpay_Nickname"><Type>nvarchar</Type><LogicalName>cpay_nickname</LogicalName><MaxLength>30</MaxLength></attribute>
            </attributes></entity></EntityInfo></Entity>
            """);
        var metadata = MetadataBuilder.Build(SolutionReader.Load(_folder));
        Assert.That(metadata.Tables["contact"].Columns["cpay_nickname"].MaxLength, Is.EqualTo(30));
    }

    [Test]
    public void Names_the_broken_file()
    {
        Write("Roles/Agent.xml", "<Role id=");
        Assert.That(() => SolutionReader.Load(_folder), Throws.TypeOf<SolutionFormatException>().With.Message.Contains("Agent.xml"));
    }

    [Test]
    public void Reads_the_example_solution_too()
    {
        if (!Directory.Exists(Sources.ExampleSolution))
        {
            Assert.Ignore("The example solution is not on this machine.");
        }

        var metadata = MetadataBuilder.Build(SolutionReader.Load(Sources.ExampleSolution));
        Assert.That(metadata.Tables["cpay_payment"].Columns["cpay_allowedproviders"].Type, Is.EqualTo(ColumnType.Choices));
    }

    private void Write(string file, string xml)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, xml);
    }
}
