using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.Dataverse.Async;
using CrmPayments.Tests.Dataverse.Lab;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Dataverse.Messages;

public sealed class AnEnvironment
{
    [Test]
    public void Tells_who_and_where_the_caller_is()
    {
        using var lab = new Laboratory();
        var answer = (WhoAmIResponse)lab.Admin.Execute(new WhoAmIRequest());
        Assert.That((answer.UserId, answer.BusinessUnitId, answer.OrganizationId),
            Is.EqualTo((lab.Dataverse.AdministratorId, lab.Dataverse.RootBusinessUnitId, lab.Dataverse.OrganizationId)));
        Assert.That(((RetrieveVersionResponse)lab.Admin.Execute(new RetrieveVersionRequest())).Version, Does.StartWith("9.2"));
    }

    [Test]
    public void Finds_users_and_knows_their_language()
    {
        using var lab = new Laboratory();
        var user = lab.AddUser("ana@contoso.example");
        lab.Admin.Update(new Entity("usersettings", user) { ["uilanguageid"] = 3082 });
        Assert.That(lab.Dataverse.FindUser("ANA@contoso.example"), Is.EqualTo(user));
        Assert.That(lab.Dataverse.LanguageOf(user), Is.EqualTo(3082));
        Assert.That(lab.Dataverse.LanguageOf(lab.Dataverse.AdministratorId), Is.EqualTo(1033));
    }

    [Test]
    public void Reads_secrets_only_from_its_store_and_only_for_secret_variables()
    {
        using var lab = new Laboratory { Secrets = new OneSecret("lab_Key", "s3cret") };
        lab.Admin.Create(new Entity("environmentvariabledefinition") { ["schemaname"] = "lab_Key", ["type"] = new OptionSetValue(100000005) });
        lab.Admin.Create(new Entity("environmentvariabledefinition") { ["schemaname"] = "lab_Plain", ["type"] = new OptionSetValue(100000000), ["defaultvalue"] = "open" });
        Assert.Multiple(() =>
        {
            Assert.That(lab.Admin.Execute(Secret("lab_Key"))["EnvironmentVariableSecretValue"], Is.EqualTo("s3cret"));
            Assert.That(Faulted.By(() => lab.Admin.Execute(Secret("lab_Plain"))).Message, Does.Contain("not of type Secret"));
            Assert.That(Faulted.By(() => lab.Admin.Execute(Secret("lab_None"))).Message, Does.Contain("'lab_None'"));
            Assert.That(lab.Admin.Execute(new OrganizationRequest("RetrieveEnvironmentVariableValue") { ["DefinitionSchemaName"] = "lab_Plain" })["Value"], Is.EqualTo("open"));
        });
    }

    [Test]
    [TestCase("BulkDelete")]
    [TestCase("UpsertMultiple")]
    [TestCase("Merge")]
    public void Refuses_messages_it_does_not_emulate_by_name(string message)
    {
        using var lab = new Laboratory();
        Assert.That(Faulted.By(() => lab.Admin.Execute(new OrganizationRequest(message))).Message, Does.Contain($"'{message}'").And.Contain("not emulated"));
    }

    [Test]
    public void Refuses_options_it_does_not_emulate_by_name()
    {
        using var lab = new Laboratory();
        var request = new Microsoft.Xrm.Sdk.Messages.CreateRequest { Target = new Entity(LabTables.Account), ["BypassBusinessLogicExecution"] = "CustomSync" };
        Assert.That(Faulted.By(() => lab.Admin.Execute(request)).Message, Does.Contain("'BypassBusinessLogicExecution'"));
    }

    [Test]
    public void Keeps_rows_and_unfinished_jobs_over_a_restart_and_imports_the_solution_again()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.db");
        try
        {
            Guid user;
            using (var first = Kept(file).WithRole("Clerk", "prvReadlab_Account Basic"))
            {
                first.AddAccount("kept");
                user = first.AddUser("clerk@contoso.example", "Clerk");
                MarkInProgress(first);
            }

            using var second = Kept(file).WithRole("Clerk", "prvReadlab_Account Global");
            Assert.Multiple(() =>
            {
                Assert.That(second.Count(LabTables.Account), Is.EqualTo(1));
                Assert.That(second.Dataverse.PrivilegeDepthOf(user, "prvReadlab_Account"), Is.EqualTo(PrivilegeDepth.Global));
                Assert.That(second.Dataverse.Jobs.List().Single().State, Is.EqualTo(AsyncJobState.WaitingForResources));
            });
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void Names_every_root_role_as_its_own_root()
    {
        using var lab = new Laboratory().WithRole("Clerk", "prvReadlab_Account Basic");
        var role = lab.Admin.Retrieve("role", Laboratory.IdOf("Clerk"), new ColumnSet("parentrootroleid"));
        Assert.That(role.GetAttributeValue<EntityReference>("parentrootroleid").Id, Is.EqualTo(role.Id));
    }

    private static Laboratory Kept(string file) => new Laboratory { DatabaseFile = file }
        .With("WriteLog", "Create", LabTables.Account, 40, "job", async: true);

    /// <summary>What a process leaves that is killed while a job runs.</summary>
    private static void MarkInProgress(Laboratory lab) => lab.Admin.Update(
        new Entity("asyncoperation", lab.Dataverse.Jobs.List().Single().Id) { ["statecode"] = new OptionSetValue(2), ["statuscode"] = new OptionSetValue(20) });

    private static OrganizationRequest Secret(string name) => new("RetrieveEnvironmentVariableSecretValue") { ["EnvironmentVariableName"] = name };

    private sealed class OneSecret(string name, string value) : ISecretStore
    {
        public string? Find(string environmentVariableName) => environmentVariableName == name ? value : null;
    }
}
