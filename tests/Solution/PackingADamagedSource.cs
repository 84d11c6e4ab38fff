using System.Xml.Linq;
using CrmPayments.Solution.Packager;

namespace CrmPayments.Tests.Solution;

/// <summary>Each mistake that Microsoft's packer takes without a word, or that only the import would find, is refused with a sentence.</summary>
public sealed class PackingADamagedSource
{
    private const string Charge = "Entities/cpay_Transaction";
    private const string Template = "Templates/EmailDocuments/1033/{7c0a1f10-0036-4c70-a000-000000001033}";
    private StagedSource _source = new();

    [SetUp]
    public void Stage() => _source = new StagedSource();

    [TearDown]
    public void Clean() => _source.Dispose();

    [TestCase("Entities")]
    [TestCase("Roles")]
    [TestCase("EntityRelationships")]
    [TestCase("optionsets")]
    [TestCase("WebResources")]
    [TestCase("SolutionPluginAssemblies")]
    [TestCase("SdkMessageProcessingSteps")]
    [TestCase("AppModuleSiteMaps")]
    [TestCase("AppModules")]
    public void Names_a_missing_placeholder(string placeholder)
    {
        _source.Edit("Other/Customizations.xml", root => root.Element(placeholder)!.Remove());
        IsRefused($"Other/Customizations.xml lacks the placeholder <{placeholder} />: its content would be dropped.");
    }

    [TestCase("FormXml")]
    [TestCase("SavedQueries")]
    [TestCase("RibbonDiffXml")]
    public void Names_a_placeholder_missing_in_a_table(string placeholder)
    {
        _source.Edit($"{Charge}/Entity.xml", root => root.Element(placeholder)!.Remove());
        IsRefused($"{Charge}/Entity.xml lacks the placeholder <{placeholder} />: that content of the table would be dropped.");
    }

    [Test]
    public void Names_a_ribbon_that_is_announced_but_absent()
    {
        File.Delete(_source.PathOf($"{Charge}/RibbonDiff.xml"));
        IsRefused($"{Charge}/Entity.xml has the placeholder <RibbonDiffXml />, but there is no RibbonDiff.xml beside it.");
    }

    [Test]
    public void Names_a_relationship_that_is_not_listed()
    {
        _source.Edit("Other/Relationships.xml", root => root.Elements().Single(row => row.Attribute("Name")!.Value == "cpay_account_cpay_paymentmethod_CustomerId").Remove());
        IsRefused("Relationship cpay_account_cpay_paymentmethod_CustomerId has a body but is not listed in Other/Relationships.xml: it would be dropped.");
    }

    [Test]
    public void Names_every_relationship_when_the_list_is_absent()
    {
        File.Delete(_source.PathOf("Other/Relationships.xml"));
        IsRefused("Relationship cpay_account_cpay_paymentmethod_CustomerId has a body but is not listed in Other/Relationships.xml: it would be dropped.");
    }

    [Test]
    public void Names_a_relationship_without_a_body()
    {
        File.Delete(_source.PathOf("Other/Relationships/Team.xml"));
        IsRefused("Relationship cpay_team_cpay_refundpolicy_TeamId is listed in Other/Relationships.xml but has no body: it would be dropped.");
    }

    [Test]
    public void Names_a_relationship_with_two_bodies()
    {
        File.Copy(_source.PathOf("Other/Relationships/Team.xml"), _source.PathOf("Other/Relationships/Team2.xml"));
        IsRefused("Relationship cpay_team_cpay_refundpolicy_TeamId has 2 bodies.");
    }

    [Test]
    public void Names_a_root_component_without_content()
    {
        File.Delete(_source.PathOf("Roles/Payments Auditor.xml"));
        IsRefused("Root component of type 20, 7c0a1f10-0001-4c70-a000-000000000004, has nothing behind it.");
    }

    [Test]
    public void Names_content_without_a_root_component()
    {
        _source.Edit("Other/Solution.xml", root => root.Descendants("RootComponent").Single(row => row.Attribute("schemaName")?.Value == "cpay_refund").Remove());
        IsRefused("cpay_refund (type 1) is in the source but is no root component of Other/Solution.xml.");
    }

    [Test]
    public void Names_a_root_component_listed_twice()
    {
        _source.Edit("Other/Solution.xml", root => root.Descendants("RootComponents").Single().Add(new XElement("RootComponent", new XAttribute("type", "9"), new XAttribute("schemaName", "cpay_gatewaytype"))));
        IsRefused("Root component of type 9, cpay_gatewaytype, is listed 2 times.");
    }

    [Test]
    public void Names_a_web_resource_without_content()
    {
        File.Delete(Path.Combine(_source.WebResources, "cpay_/js/refund.js"));
        IsRefused("Web resource cpay_/js/refund.js has no content: build the web resources first.");
    }

    [Test]
    public void Names_content_without_a_web_resource()
    {
        StagedSource.Write(Path.Combine(_source.WebResources, "cpay_/js/forgotten.js"), "");
        IsRefused("cpay_/js/forgotten.js has content but no .data.xml under WebResources: it would be ignored.");
    }

    [Test]
    public void Names_a_web_resource_without_a_path()
    {
        _source.Edit("WebResources/cpay_/js/refund.js.data.xml", root => root.Element("FileName")!.Remove());
        IsRefused("WebResources/cpay_/js/refund.js.data.xml has no FileName: the content would not be packed.");
    }

    [Test]
    public void Names_a_registered_type_that_the_assembly_lacks()
    {
        Damage("CrmPayments.Plugins.dll.data.xml", root => root.Descendants("PluginType").First().SetAttributeValue("Name", "CrmPayments.Plugins.Nothing"));
        IsRefused("Plug-in type CrmPayments.Plugins.Nothing is registered but is not in the assembly.");
    }

    [Test]
    public void Names_an_assembly_of_another_name()
    {
        Damage("CrmPayments.Plugins.dll.data.xml", root => root.SetAttributeValue("FullName", "Another"));
        IsRefused("The assembly is registered as 'Another', but the file is '", atStart: true);
    }

    [Test]
    public void Names_an_assembly_that_is_not_built()
    {
        var defects = SolutionPackage.Build(_source.Inputs with { PluginAssembly = "nowhere.dll" }, PackageType.Unmanaged, Stream.Null);
        Assert.That(defects, Has.One.EndsWith(" is not at nowhere.dll: build it first."));
    }

    [Test]
    public void Names_a_step_on_an_unknown_type()
    {
        Damage("{*}.xml", "SdkMessageProcessingSteps", root => root.Element("PluginTypeId")!.Value = "11111111-1111-1111-1111-111111111111");
        IsRefused("Step '", atStart: true);
    }

    [Test]
    public void Names_a_step_whose_type_and_id_disagree()
    {
        Damage("{*}.xml", "SdkMessageProcessingSteps", root => root.Element("PluginTypeName")!.Value = "Another");
        Assert.That(Build(), Has.One.Contains("names 'Another', but its id is that of CrmPayments.Plugins."));
    }

    [Test]
    public void Names_a_custom_API_on_an_unknown_type()
    {
        _source.Edit("customapis/cpay_RequestRefund/customapi.xml", root => root.Descendants("plugintypeexportkey").Single().Value = "unknown");
        IsRefused("Custom API cpay_RequestRefund points to the unknown plug-in type unknown.");
    }

    [Test]
    public void Names_a_response_property_that_claims_to_be_optional()
    {
        const string Path = "customapis/cpay_RequestRefund/customapiresponseproperties/Message/customapiresponseproperty.xml";
        _source.Edit(Path, root => root.Add(new XElement("isoptional", "0")));
        IsRefused($"{Path} has isoptional, which makes the import fail: only a request parameter may have it.");
    }

    [Test]
    public void Names_the_missing_view_of_a_sub_grid()
    {
        var view = FormElement(Charge, "ViewId").Trim('{', '}');
        File.Delete(_source.Single($"{{{view}}}.xml"));
        IsRefused($"{FormOf(Charge)} shows view {view}, which is not in the source: the import would fail.");
    }

    [Test]
    public void Names_the_missing_relationship_of_a_sub_grid()
    {
        _source.Replace(FormOf(Charge), "cpay_transaction_cpay_refund_TransactionId", "cpay_nothing");
        IsRefused($"{FormOf(Charge)} follows relationship cpay_nothing, which does not exist.");
    }

    [Test]
    public void Names_a_web_resource_that_a_ribbon_uses_in_vain()
    {
        _source.Replace($"{Charge}/RibbonDiff.xml", "cpay_/js/refund.js", "cpay_/js/nothing.js");
        IsRefused($"{Charge}/RibbonDiff.xml uses web resource cpay_/js/nothing.js, which does not exist.");
    }

    [Test]
    public void Names_a_global_choice_that_a_column_uses_in_vain()
    {
        _source.Replace($"{Charge}/Entity.xml", "<OptionSetName>cpay_declinereason<", "<OptionSetName>cpay_nothing<");
        IsRefused($"{Charge}/Entity.xml uses global choice cpay_nothing, which does not exist.");
    }

    [Test]
    public void Names_an_app_component_that_does_not_exist()
    {
        _source.Replace("AppModules/cpay_CrmPayments/AppModule.xml", "schemaName=\"cpay_refund\"", "schemaName=\"cpay_nothing\"");
        IsRefused("AppModules/cpay_CrmPayments/AppModule.xml has a component of type 1, cpay_nothing, which does not exist.");
    }

    [Test]
    public void Names_an_app_role_that_does_not_exist()
    {
        _source.Replace("AppModules/cpay_CrmPayments/AppModule.xml", "7c0a1f10-0001-4c70-a000-000000000004", "11111111-1111-1111-1111-111111111111");
        IsRefused("AppModules/cpay_CrmPayments/AppModule.xml is for role 11111111-1111-1111-1111-111111111111, which does not exist.");
    }

    [Test]
    public void Names_a_site_map_entry_of_an_unknown_table()
    {
        _source.Replace("AppModuleSiteMaps/cpay_CrmPayments/AppModuleSiteMap.xml", "Entity=\"cpay_refund\"", "Entity=\"cpay_nothing\"");
        IsRefused("AppModuleSiteMaps/cpay_CrmPayments/AppModuleSiteMap.xml shows table cpay_nothing, which does not exist.");
    }

    [Test]
    public void Names_a_table_folder_without_its_table()
    {
        StagedSource.Write(_source.PathOf("Entities/cpay_Forgotten/RibbonDiff.xml"), "<RibbonDiffXml />");
        IsRefused("Entities/cpay_Forgotten has no Entity.xml: the whole table would be ignored.");
    }

    [TestCase("body.xsl")]
    [TestCase("subjectpresentationxml.xml")]
    public void Names_an_email_template_s_missing_document(string file)
    {
        File.Delete(_source.PathOf($"{Template}/{file}"));
        IsRefused($"{Template}/{file} is missing: Microsoft's packer would stop there.");
    }

    [Test]
    public void Names_an_email_template_whose_document_is_not_well_formed()
    {
        File.WriteAllText(_source.PathOf($"{Template}/body.xsl"), "<p>");
        IsRefused($"{Template}/body.xsl is not well-formed XML: ", atStart: true);
    }

    [Test]
    public void Names_an_email_template_that_is_sent_otherwise_than_it_is_shown()
    {
        _source.Replace($"{Template}/body.xsl", "Hello,", "Hello!");
        IsRefused($"{Template}: the body that is sent is not the one that the editor shows.");
    }

    [Test]
    public void Names_documents_that_belong_to_no_email_template()
    {
        StagedSource.Write(_source.PathOf("Templates/EmailDocuments/1033/{x}/body.xsl"), "<x />");
        IsRefused("Templates/EmailDocuments/1033/{x} belongs to no template of Templates/EmailTemplates.xml: it would be ignored.");
    }

    [Test]
    public void Names_a_folder_in_the_wrong_letter_case()
    {
        StagedSource.Write(_source.PathOf("CustomApis/x.xml"), "<x />");
        IsRefused("Folder CustomApis is none that a solution has (mind the letter case): its files would go into the package as they are.");
    }

    [Test]
    public void Names_a_file_at_the_root()
    {
        StagedSource.Write(_source.PathOf("README.md"), "");
        IsRefused("README.md is at the root of the source, where every file is ignored.");
    }

    [Test]
    public void Stops_at_xml_that_is_not_well_formed()
    {
        File.WriteAllText(_source.PathOf("Roles/Payments Agent.xml"), "<Role>");
        Assert.That(Build, Throws.TypeOf<InvalidDataException>().With.Message.StartWith("Roles/Payments Agent.xml is not well-formed XML: "));
    }

    [Test]
    public void Stops_without_a_manifest()
    {
        File.Delete(_source.PathOf("Other/Solution.xml"));
        Assert.That(Build, Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("Other/Solution.xml is missing."));
    }

    [Test]
    public void Writes_nothing()
    {
        File.Delete(_source.PathOf("Other/Relationships.xml"));
        using var zip = new MemoryStream();
        SolutionPackage.Build(_source.Inputs, PackageType.Managed, zip);
        Assert.That(zip.Length, Is.Zero);
    }

    private void IsRefused(string sentence, bool atStart = false) =>
        Assert.That(Build(), atStart ? Has.Some.StartsWith(sentence) : Has.Some.EqualTo(sentence));

    private IReadOnlyList<string> Build() => SolutionPackage.Build(_source.Inputs, PackageType.Unmanaged, Stream.Null);

    private void Damage(string pattern, Action<XElement> change) => Damage(pattern, "", change);

    private void Damage(string pattern, string folder, Action<XElement> change)
    {
        var file = Directory.EnumerateFiles(_source.PathOf(folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        _source.Edit(file, change);
    }

    private string FormOf(string table) =>
        Path.GetRelativePath(_source.Source, Directory.EnumerateFiles(_source.PathOf($"{table}/FormXml/main")).Single());

    private string FormElement(string table, string element) => XElement.Load(_source.PathOf(FormOf(table))).Descendants(element).First().Value;
}
