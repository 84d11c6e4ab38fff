using System.Security.Cryptography;
using System.Text;
using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Dataverse.Lab;

/// <summary>An embedded Dataverse with the tests' own tables, and the steps, custom APIs and roles a test asks for.</summary>
internal sealed class Laboratory : IDisposable
{
    private readonly List<StepRegistration> _steps = [];
    private readonly List<CustomApiMetadata> _apis = [];
    private readonly List<RoleDefinition> _roles = [];
    private readonly List<EmailTemplateDefinition> _templates = [];
    private readonly List<FieldSecurityProfileDefinition> _profiles = [];
    private EmbeddedDataverse? _dataverse;

    public static string PluginAssembly => Path.Combine(TestContext.CurrentContext.TestDirectory, "CrmPayments.Tests.Dataverse.TestPlugins.dll");

    public TestClock Clock { get; } = new();

    public TestHooks Hooks { get; } = new();

    public string? DatabaseFile { get; init; }

    public int AsyncWorkers { get; init; }

    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public ISecretStore? Secrets { get; init; }

    public bool WithoutAssembly { get; init; }

    public EmbeddedDataverse Dataverse => _dataverse ??= Open();

    public IOrganizationService Admin => Dataverse.As(Dataverse.AdministratorId);

    /// <summary>The id of the step that was asked for last.</summary>
    public Guid LastStepId => _steps[^1].Id;

    public Laboratory With(string type, string message, string? table, int stage, string configuration = "", int rank = 1, bool async = false,
        string[]? filter = null, StepImage[]? images = null, Guid? runAs = null, bool autoDelete = false)
    {
        _steps.Add(new StepRegistration(Guid.NewGuid(), $"{type}: {message} of {table} {_steps.Count}", message, table, stage, async ? 1 : 0, rank,
            filter ?? [], images ?? [], configuration.Length == 0 ? null : configuration, autoDelete, runAs, TypeId(type)));
        return this;
    }

    public Laboratory WithApi(string name, string? type, CustomApiParameter[]? parameters = null, CustomApiParameter[]? properties = null, string? privilege = null)
    {
        _apis.Add(new CustomApiMetadata(name, 0, null, false, false, 0, privilege, type is null ? null : TypeId(type), parameters ?? [], properties ?? []));
        return this;
    }

    /// <summary>A role; each privilege as "prvReadlab_Account Local".</summary>
    public Laboratory WithRole(string name, params string[] privileges)
    {
        _roles.Add(new RoleDefinition(IdOf(name), name, [.. privileges.Select(Privilege)]));
        return this;
    }

    /// <summary>A column security profile for lab_account.lab_secret (or another column).</summary>
    public Laboratory WithProfile(string name, bool read = false, bool create = false, bool update = false, string column = "lab_secret")
    {
        var permission = new FieldPermissionDefinition(LabTables.Account, column, Grant(read), Grant(update), Grant(create));
        _profiles.Add(new FieldSecurityProfileDefinition(IdOf(name), name, "", [permission]));
        return this;
    }

    public Laboratory WithTemplate(EmailTemplateDefinition template)
    {
        _templates.Add(template);
        return this;
    }

    /// <summary>A user with these roles of the laboratory and with Basic User, which gives no right on its tables.</summary>
    public Guid AddUser(string domainName, params string[] roles) => AddUser(domainName, Dataverse.RootBusinessUnitId, roles);

    public Guid AddUser(string domainName, Guid businessUnit, params string[] roles)
    {
        var id = AddUserWithoutRoles(domainName, businessUnit);
        Admin.Associate("systemuser", id, new Relationship("systemuserroles_association"),
            new EntityReferenceCollection([.. roles.Select(IdOf).Append(Dataverse.BasicUserRoleId).Select(role => new EntityReference("role", role))]));
        return id;
    }

    public Guid AddUserWithoutRoles(string domainName, Guid? businessUnit = null) => Admin.Create(new Entity("systemuser")
    {
        ["firstname"] = domainName,
        ["domainname"] = domainName,
        ["businessunitid"] = new EntityReference("businessunit", businessUnit ?? Dataverse.RootBusinessUnitId),
    });

    public Guid AddAccount(string? note = null, int balance = 0) =>
        Admin.Create(new Entity(LabTables.Account) { ["lab_name"] = "An account", ["lab_note"] = note, ["lab_balance"] = balance });

    public Entity Account(Guid id) => Admin.Retrieve(LabTables.Account, id, new ColumnSet(true));

    public int Count(string table) => Admin.RetrieveMultiple(new QueryExpression(table)).Entities.Count;

    public string[] Logs() =>
        [.. Admin.RetrieveMultiple(new QueryExpression(LabTables.Log) { ColumnSet = new ColumnSet("lab_name"), Orders = { new OrderExpression("versionnumber", OrderType.Ascending) } }).Entities.Select(row => row.GetAttributeValue<string>("lab_name"))];

    /// <summary>What the probe of that name traced last.</summary>
    public Dictionary<string, string> Seen(string probe) => Dataverse.Traces.Latest()
        .Last(trace => trace.Text.Contains($"name: {probe}{Environment.NewLine}", StringComparison.Ordinal)).Text
        .Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(line => line.Split(": ")[0], line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);

    public void Dispose() => _dataverse?.Dispose();

    public static Guid IdOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16]);

    private static int Grant(bool allowed) => allowed ? 4 : 0;

    private static Guid TypeId(string type) => IdOf("type " + type);

    private static RolePrivilegeDefinition Privilege(string text) => new(text.Split(' ')[0], Enum.Parse<PrivilegeReach>(text.Split(' ')[1]));

    private EmbeddedDataverse Open() => EmbeddedDataverse.Open(
        new EmbeddedDataverseOptions
        {
            SolutionDirectory = "",
            PluginAssembly = WithoutAssembly ? null : PluginAssembly,
            DatabaseFile = DatabaseFile,
            Clock = Clock,
            Hooks = Hooks,
            Secrets = Secrets,
            AsyncWorkers = AsyncWorkers,
            WriteTimeout = WriteTimeout,
        },
        Content());

    private SolutionContent Content()
    {
        var types = _steps.Select(step => step.PluginTypeId).Concat(_apis.Select(api => api.PluginTypeId).OfType<Guid>()).Distinct();
        var names = TestPluginTypes.Names.ToDictionary(TypeId);
        return new SolutionContent
        {
            UniqueName = "Laboratory",
            Version = new Version(1, 0, 0, 0),
            Tables = LabTables.All,
            Relationships = LabTables.Relationships,
            CustomApis = _apis,
            Steps = _steps,
            Roles = _roles,
            EmailTemplates = _templates,
            FieldSecurityProfiles = _profiles,
            Assemblies = [new PluginAssemblyFile(Guid.NewGuid(), "Tests", "Tests.dll", [.. types.Select(id => new PluginType(id, TestPluginTypes.Namespace + names[id], "Tests"))])],
        };
    }
}
