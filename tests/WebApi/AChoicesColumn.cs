using CrmPayments.Tests.WebApi.Support;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.WebApi;

/// <summary>A column of several options, declared in Entity.xml as a solution declares it.</summary>
public sealed class AChoicesColumn
{
    private const string Column = """
        <attribute PhysicalName="cpay_Tags"><Type>multiselectpicklist</Type><LogicalName>cpay_tags</LogicalName><RequiredLevel>none</RequiredLevel>
        <ValidForUpdateApi>1</ValidForUpdateApi><ValidForReadApi>1</ValidForReadApi><ValidForCreateApi>1</ValidForCreateApi><IsCustomField>1</IsCustomField>
        <OptionSetName>cpay_refundreason</OptionSetName><displaynames><displayname description="Tags" languagecode="1033" /></displaynames></attribute>
        """;

    private string _solution = "";
    private WebApiServer _server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _solution = Directory.CreateTempSubdirectory("choices-").FullName;
        Copy(Repository.Folder("Solution", "src"), _solution);
        var table = Path.Combine(_solution, "Entities", "cpay_Gateway", "Entity.xml");
        var xml = await File.ReadAllTextAsync(table);
        await File.WriteAllTextAsync(table, xml.Replace("<attributes>", "<attributes>" + Column, StringComparison.Ordinal));
        _server = await WebApiServer.StartAsync(solution: _solution);
        await Add("two", "\"192700003, 192700000\"");
        await Add("one", "\"192700000\"");
        await Add("none", "null");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _server.DisposeAsync();
        Directory.Delete(_solution, recursive: true);
    }

    [Test]
    public async Task Is_a_string_of_values_with_their_labels_beside_it()
    {
        var found = await Get("cpay_gateways?$select=cpay_tags&$filter=cpay_name eq 'two'", ("Prefer", "odata.include-annotations=\"*\""));
        var row = found["value"]!.Single();
        Assert.That(
            ((string?)row["cpay_tags"], (string?)row["cpay_tags@OData.Community.Display.V1.FormattedValue"]),
            Is.EqualTo(("192700000,192700003", "Duplicate charge; Returned goods")));
    }

    [TestCase("Microsoft.Dynamics.CRM.ContainValues(PropertyName='cpay_tags',PropertyValues=['192700000'])", "one,two")]
    [TestCase("Microsoft.Dynamics.CRM.ContainValues(PropertyName='cpay_tags',PropertyValues=['192700003','192700001'])", "two")]
    [TestCase("Microsoft.Dynamics.CRM.DoesNotContainValues(PropertyName='cpay_tags',PropertyValues=['192700003'])", "none,one")]
    [TestCase("Microsoft.Dynamics.CRM.In(PropertyName='cpay_tags',PropertyValues=['192700003','192700000'])", "two")]
    [TestCase("cpay_tags eq '192700000'", "one")]
    [TestCase("cpay_tags eq null", "none")]
    public async Task Is_filtered_by_the_platforms_functions(string filter, string expected)
    {
        var found = await Get($"cpay_gateways?$select=cpay_name&$orderby=cpay_name&$filter={Uri.EscapeDataString(filter)}");
        Assert.That(string.Join(",", found["value"]!.Select(row => (string?)row["cpay_name"])), Is.EqualTo(expected));
    }

    [Test]
    public async Task Is_changed_and_emptied_by_its_string()
    {
        var id = await Add("changed", "\"192700000\"");
        await _server.SendAsync("PATCH", $"cpay_gateways({id})", """{"cpay_tags":"192700002,192700001"}""");
        var changed = (string?)(await Get($"cpay_gateways({id})?$select=cpay_tags"))["cpay_tags"];
        await _server.SendAsync("PATCH", $"cpay_gateways({id})", """{"cpay_tags":null}""");
        var emptied = (await Get($"cpay_gateways({id})?$select=cpay_tags"))["cpay_tags"];
        await _server.SendAsync("DELETE", $"cpay_gateways({id})");
        Assert.That((changed, emptied!.Type), Is.EqualTo(("192700001,192700002", JTokenType.Null)));
    }

    [TestCase("\"192700000;192700001\"")]
    [TestCase("192700000")]
    [TestCase("\"1\"")]
    public async Task Refuses_what_is_no_list_of_its_options(string value)
    {
        var answer = await _server.SendAsync("POST", "cpay_gateways", Body("wrong", value));
        Assert.That(answer.Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Is_told_in_the_metadata()
    {
        var found = await Get("EntityDefinitions(LogicalName='cpay_gateway')/Attributes/Microsoft.Dynamics.CRM.MultiSelectPicklistAttributeMetadata?$select=LogicalName,AttributeTypeName&$expand=GlobalOptionSet($select=Name)");
        var column = found["value"]!.Single();
        Assert.That(
            ((string?)column["LogicalName"], (string?)column["AttributeTypeName"]!["Value"], (string?)column["GlobalOptionSet"]!["Name"]),
            Is.EqualTo(("cpay_tags", "MultiSelectPicklistType", "cpay_refundreason")));
    }

    private static string Body(string name, string tags) => $$"""{"cpay_name":"{{name}}","cpay_type":192700001,"cpay_mode":192700000,"cpay_tags":{{tags}}}""";

    private Task<Guid> Add(string name, string tags) => _server.CreateAsync("cpay_gateways", Body(name, tags));

    private async Task<JObject> Get(string relative, params (string Name, string Value)[] headers) => (await _server.SendAsync("GET", relative, null, headers)).Json;

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
