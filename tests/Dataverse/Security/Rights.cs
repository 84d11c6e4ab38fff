using CrmPayments.Emulator.Dataverse;
using CrmPayments.Tests.Dataverse.Lab;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Dataverse.Security;

public sealed class Rights
{
    private const string PrivilegeDenied = "0x80040220";
    private const string OwnerMayNotRead = "0x80040231";
    private const string AccessDenied = "0x80048306";
    private static readonly ColumnSet NameOnly = new("lab_name");

    [Test]
    public void Without_the_privilege_a_request_is_refused_by_its_name()
    {
        using var lab = Open();
        var fault = Faulted.By(() => lab.Dataverse.As(lab.AddUser("nobody@contoso.example")).Create(new Entity(LabTables.Account)));
        Assert.That(fault.Code(), Is.EqualTo(PrivilegeDenied));
        Assert.That(fault.Message, Does.Contain("prvCreatelab_Account"));
    }

    [Test]
    public void Without_any_role_every_request_is_refused_a_custom_api_too()
    {
        using var lab = Open().WithApi("lab_Ask", null);
        var nobody = lab.Dataverse.As(lab.AddUserWithoutRoles("nobody@contoso.example"));
        Assert.Multiple(() =>
        {
            Assert.That(Faulted.By(() => nobody.Create(new Entity(LabTables.Account))).Code(), Is.EqualTo("0x80042F09"));
            Assert.That(Faulted.By(() => nobody.Execute(new OrganizationRequest("lab_Ask"))).Message, Does.Contain("has not been assigned any roles"));
            Assert.That(Faulted.By(() => nobody.Execute(new WhoAmIRequest())).Code(), Is.EqualTo("0x80042F09"));
        });
    }

    [Test]
    public void A_custom_api_without_a_privilege_of_its_own_asks_for_none()
    {
        using var lab = Open().WithApi("lab_Ask", null);
        Assert.That(() => lab.Dataverse.As(lab.AddUser("basic@contoso.example")).Execute(new OrganizationRequest("lab_Ask")), Throws.Nothing);
    }

    [Test]
    public void To_read_are_what_an_owner_needs()
    {
        using var lab = Open();
        var (reader, stranger) = (new EntityReference("systemuser", lab.AddUser("reader@contoso.example", "Global")), new EntityReference("systemuser", lab.AddUser("stranger@contoso.example")));
        var row = lab.Admin.Create(new Entity(LabTables.Account) { ["ownerid"] = reader });
        var target = new EntityReference(LabTables.Account, row);
        Assert.Multiple(() =>
        {
            Assert.That(Faulted.By(() => lab.Admin.Create(new Entity(LabTables.Account) { ["ownerid"] = stranger })).Code(), Is.EqualTo(OwnerMayNotRead));
            Assert.That(Faulted.By(() => lab.Admin.Update(new Entity(LabTables.Account, row) { ["ownerid"] = stranger })).Code(), Is.EqualTo(OwnerMayNotRead));
            Assert.That(Faulted.By(() => lab.Admin.Execute(new AssignRequest { Target = target, Assignee = stranger })).Code(), Is.EqualTo(OwnerMayNotRead));
            Assert.That(Faulted.By(() => lab.Admin.Execute(Grant(target, stranger))).Code(), Is.EqualTo(OwnerMayNotRead));
            Assert.That(Faulted.By(() => lab.Admin.Create(new Entity(LabTables.Account) { ["ownerid"] = new EntityReference("systemuser", Guid.NewGuid()) })).Code(), Is.EqualTo("0x80040217"));
            Assert.That(lab.Account(row)["ownerid"], Is.EqualTo(reader));
        });
    }

    [Test]
    public void To_read_a_team_needs_by_its_own_roles()
    {
        using var lab = Open();
        var member = lab.AddUser("member@contoso.example", "Global");
        var team = new EntityReference("team", lab.Admin.Create(new Entity("team") { ["name"] = "Owners" }));
        lab.Admin.Execute(new AddMembersTeamRequest { TeamId = team.Id, MemberIds = [member] });
        Assert.That(Faulted.By(() => lab.Admin.Create(new Entity(LabTables.Account) { ["ownerid"] = team })).Code(), Is.EqualTo(OwnerMayNotRead));
        GiveRole(lab, team.Id, "Global");
        Assert.That(lab.Account(lab.Admin.Create(new Entity(LabTables.Account) { ["ownerid"] = team }))["ownerid"], Is.EqualTo(team));
    }

    [Test]
    public void Are_checked_after_stage_10_and_before_stage_20()
    {
        using var lab = Open()
            .With("Probe", "Create", LabTables.Account, 10, "stage 10")
            .With("WriteLog", "Create", LabTables.Account, 20, "stage 20");
        Faulted.By(() => lab.Dataverse.As(lab.AddUser("nobody@contoso.example")).Create(new Entity(LabTables.Account)));
        Assert.That(lab.Seen("stage 10")["stage"], Is.EqualTo("10"));
        Assert.That(lab.Logs(), Is.Empty);
    }

    [Test]
    public void Of_basic_depth_reach_ones_own_rows_only()
    {
        using var lab = Open();
        var (first, second) = (lab.AddUser("first@contoso.example", "Basic"), lab.AddUser("second@contoso.example", "Basic"));
        var row = lab.Dataverse.As(first).Create(new Entity(LabTables.Account) { ["lab_name"] = "first's" });
        Assert.That(lab.Dataverse.As(first).Retrieve(LabTables.Account, row, NameOnly)["lab_name"], Is.EqualTo("first's"));
        Assert.That(Faulted.By(() => lab.Dataverse.As(second).Retrieve(LabTables.Account, row, NameOnly)).Code(), Is.EqualTo(AccessDenied));
        Assert.That(Names(lab, second), Is.Empty);
        Assert.That(Names(lab, first), Is.EqualTo(new[] { "first's" }));
    }

    [Test]
    [TestCase("Local", "here")]
    [TestCase("Deep", "here,below")]
    [TestCase("Global", "above,here,below")]
    public void Of_deeper_depth_reach_business_units(string role, string visible)
    {
        using var lab = Open();
        var here = lab.Admin.Create(new Entity("businessunit") { ["name"] = "Here", ["parentbusinessunitid"] = new EntityReference("businessunit", lab.Dataverse.RootBusinessUnitId) });
        var below = lab.Admin.Create(new Entity("businessunit") { ["name"] = "Below", ["parentbusinessunitid"] = new EntityReference("businessunit", here) });
        AccountOf(lab, lab.Dataverse.RootBusinessUnitId, "above");
        AccountOf(lab, here, "here");
        AccountOf(lab, below, "below");
        var user = lab.AddUser("reader@contoso.example", here, role);
        Assert.That(Names(lab, user), Is.EquivalentTo(visible.Split(',')));
    }

    [Test]
    public void Filter_the_rows_of_every_query_language()
    {
        using var lab = Open();
        var user = lab.AddUser("basic@contoso.example", "Basic");
        lab.Dataverse.As(user).Create(new Entity(LabTables.Account) { ["lab_name"] = "own" });
        lab.AddAccount();
        var fetch = new FetchExpression($"<fetch><entity name='{LabTables.Account}'><attribute name='lab_name'/></entity></fetch>");
        var byAttribute = new QueryByAttribute(LabTables.Account) { ColumnSet = NameOnly };
        byAttribute.AddAttributeValue("statecode", 0);
        Assert.That(lab.Dataverse.As(user).RetrieveMultiple(fetch).Entities.Single()["lab_name"], Is.EqualTo("own"));
        Assert.That(lab.Dataverse.As(user).RetrieveMultiple(byAttribute).Entities.Single()["lab_name"], Is.EqualTo("own"));
    }

    [Test]
    public void To_read_a_joined_table_are_asked_for_too()
    {
        using var lab = Open();
        var query = new QueryExpression(LabTables.Account) { ColumnSet = NameOnly };
        query.AddLink(LabTables.Entry, "lab_accountid", "lab_accountid", JoinOperator.LeftOuter);
        var fault = Faulted.By(() => lab.Dataverse.As(lab.AddUser("global@contoso.example", "Global")).RetrieveMultiple(query));
        Assert.That(fault.Code(), Is.EqualTo(PrivilegeDenied));
        Assert.That(fault.Message, Does.Contain("prvReadlab_Entry"));
    }

    [Test]
    public void Of_basic_depth_on_users_reach_oneself()
    {
        using var lab = Open().WithRole("Self", "prvReadUser Basic", "prvReadUserSettings Basic");
        var user = lab.AddUserWithoutRoles("self@contoso.example");
        lab.Admin.Associate("systemuser", user, new Relationship("systemuserroles_association"), [new EntityReference("role", Laboratory.IdOf("Self"))]);
        Guid[] Ids(string table) => [.. lab.Dataverse.As(user).RetrieveMultiple(new QueryExpression(table)).Entities.Select(row => row.Id)];
        Assert.That(Ids("systemuser"), Is.EqualTo(new[] { user }));
        Assert.That(Ids("usersettings"), Is.EqualTo(new[] { user }));
        Assert.That(Faulted.By(() => lab.Dataverse.As(user).Retrieve("systemuser", lab.Dataverse.AdministratorId, new ColumnSet("domainname"))).Code(), Is.EqualTo(AccessDenied));
    }

    [Test]
    public void Come_from_the_roles_of_teams_too()
    {
        using var lab = Open();
        var user = lab.AddUser("member@contoso.example");
        var team = lab.Admin.Create(new Entity("team") { ["name"] = "Readers" });
        GiveRole(lab, team, "Global");
        AccountOf(lab, lab.Dataverse.RootBusinessUnitId, "seen");
        Assert.That(() => Names(lab, user), Throws.Exception);
        lab.Admin.Execute(new AddMembersTeamRequest { TeamId = team, MemberIds = [user] });
        Assert.That(Names(lab, user), Is.EqualTo(new[] { "seen" }));
        lab.Admin.Execute(new RemoveMembersTeamRequest { TeamId = team, MemberIds = [user] });
        Assert.That(lab.Dataverse.PrivilegeDepthOf(user, "prvReadlab_Account"), Is.Null);
    }

    [Test]
    public void Of_the_owner_team_count_for_its_members()
    {
        using var lab = Open();
        var user = lab.AddUser("member@contoso.example", "Basic");
        var team = lab.Admin.Create(new Entity("team") { ["name"] = "Owners" });
        GiveRole(lab, team, "Basic");
        lab.Admin.Execute(new AddMembersTeamRequest { TeamId = team, MemberIds = [user] });
        lab.Admin.Create(new Entity(LabTables.Account) { ["lab_name"] = "the team's", ["ownerid"] = new EntityReference("team", team) });
        Assert.That(Names(lab, user), Is.EqualTo(new[] { "the team's" }));
    }

    [Test]
    public void Are_widened_by_sharing_one_row()
    {
        using var lab = Open();
        var user = lab.AddUser("friend@contoso.example", "Basic");
        var row = AccountOf(lab, lab.Dataverse.RootBusinessUnitId, "shared");
        lab.Admin.Execute(Grant(row, new EntityReference("systemuser", user)));
        Assert.That(Names(lab, user), Is.EqualTo(new[] { "shared" }));
        Assert.That(Faulted.By(() => lab.Dataverse.As(user).Update(new Entity(LabTables.Account, row.Id) { ["lab_note"] = "x" })).Code(), Is.EqualTo(AccessDenied));
        lab.Admin.Execute(new ModifyAccessRequest { Target = row, PrincipalAccess = new PrincipalAccess { Principal = new("systemuser", user), AccessMask = AccessRights.ReadAccess | AccessRights.WriteAccess } });
        lab.Dataverse.As(user).Update(new Entity(LabTables.Account, row.Id) { ["lab_note"] = "x" });
        lab.Admin.Execute(new RevokeAccessRequest { Target = row, Revokee = new("systemuser", user) });
        Assert.That(Names(lab, user), Is.Empty);
    }

    [Test]
    public void On_one_row_are_told_by_RetrievePrincipalAccess()
    {
        using var lab = Open();
        var user = lab.AddUser("basic@contoso.example", "Basic");
        var own = lab.Dataverse.As(user).Create(new Entity(LabTables.Account));
        var request = new RetrievePrincipalAccessRequest { Target = new(LabTables.Account, own), Principal = new("systemuser", user) };
        var rights = ((RetrievePrincipalAccessResponse)lab.Admin.Execute(request)).AccessRights;
        Assert.That(rights, Is.EqualTo(AccessRights.ReadAccess | AccessRights.WriteAccess));
    }

    [Test]
    public void To_set_a_lookup_are_Append_and_AppendTo()
    {
        using var lab = Open()
            .WithRole("Links", "prvCreatelab_Entry Basic", "prvAppendlab_Entry Basic", "prvReadlab_Account Global", "prvAppendTolab_Account Basic")
            .WithRole("No links", "prvCreatelab_Entry Basic", "prvReadlab_Account Global", "prvAppendTolab_Account Global");
        var (linker, other) = (lab.AddUser("linker@contoso.example", "Links", "Basic"), lab.AddUser("other@contoso.example", "No links"));
        var own = lab.Dataverse.As(linker).Create(new Entity(LabTables.Account));
        lab.Dataverse.As(linker).Create(EntryFor(own));
        Assert.That(Faulted.By(() => lab.Dataverse.As(linker).Create(EntryFor(lab.AddAccount()))).Message, Does.Contain("AppendToAccess"));
        Assert.That(Faulted.By(() => lab.Dataverse.As(other).Create(EntryFor(own))).Message, Does.Contain("prvAppendlab_Entry"));
    }

    [Test]
    public void To_act_for_another_user_need_a_privilege_and_are_the_intersection()
    {
        using var lab = Open().WithRole("Delegate", "prvActOnBehalfOfAnotherUser Global", "prvReadlab_Account Global");
        var (service, basic) = (lab.AddUser("service@contoso.example", "Delegate"), lab.AddUser("basic@contoso.example", "Basic"));
        Assert.That(Faulted.By(() => Act(lab, basic, service)).Code(), Is.EqualTo("0x8004A110"));
        Assert.That(Faulted.By(() => Act(lab, service, basic)).Message, Does.Contain(service.ToString()).And.Contain("prvCreatelab_Account"));
        var id = Act(lab, lab.Dataverse.AdministratorId, basic);
        Assert.That(((EntityReference)lab.Account(id)["createdby"]).Id, Is.EqualTo(basic));
        Assert.That(((EntityReference)lab.Account(id)["createdonbehalfby"]).Id, Is.EqualTo(lab.Dataverse.AdministratorId));
    }

    [Test]
    public void Of_a_disabled_user_are_none()
    {
        using var lab = Open();
        var user = lab.AddUser("leaver@contoso.example", "Global");
        lab.Admin.Update(new Entity("systemuser", user) { ["isdisabled"] = true });
        Assert.That(Faulted.By(() => Names(lab, user)).Message, Does.Contain("disabled"));
        Assert.That(lab.Dataverse.FindUser("LEAVER@contoso.example"), Is.Null);
    }

    [Test]
    public void Are_listed_by_name_with_their_depth()
    {
        using var lab = Open();
        var user = lab.AddUser("basic@contoso.example", "Basic", "Local");
        var request = new RetrieveUserSetOfPrivilegesByNamesRequest { UserId = user, PrivilegeNames = ["prvReadlab_Account", "prvDeletelab_Account"] };
        var privileges = ((RetrieveUserSetOfPrivilegesByNamesResponse)lab.Admin.Execute(request)).RolePrivileges;
        Assert.That(privileges.Single(), Has.Property("Depth").EqualTo(PrivilegeDepth.Local).And.Property("PrivilegeName").EqualTo("prvReadlab_Account"));
        Assert.That(lab.Dataverse.PrivilegeDepthOf(user, "prvReadlab_Account"), Is.EqualTo(PrivilegeDepth.Local));
    }

    [Test]
    public void Of_a_plugin_acting_as_SYSTEM_are_all()
    {
        using var lab = Open().With("WriteLog", "Create", LabTables.Account, 40, "as SYSTEM");
        lab.Dataverse.As(lab.AddUser("basic@contoso.example", "Basic")).Create(new Entity(LabTables.Account));
        Assert.That(lab.Logs(), Is.EqualTo(new[] { "as SYSTEM" }));
    }

    [Test]
    public void Cannot_be_escaped_by_creating_or_assigning_for_somebody_else()
    {
        using var lab = Open().WithRole("Assigner", "prvReadlab_Account Basic", "prvWritelab_Account Basic", "prvAssignlab_Account Basic");
        var (user, stranger) = (lab.AddUser("basic@contoso.example", "Basic", "Assigner"), lab.AddUser("stranger@contoso.example"));
        var strangers = new EntityReference("systemuser", stranger);
        Assert.That(Faulted.By(() => lab.Dataverse.As(user).Create(new Entity(LabTables.Account) { ["ownerid"] = strangers })).Code(), Is.EqualTo(AccessDenied));
        var own = lab.Dataverse.As(user).Create(new Entity(LabTables.Account));
        var assign = new AssignRequest { Target = new(LabTables.Account, own), Assignee = strangers };
        Assert.That(Faulted.By(() => lab.Dataverse.As(user).Execute(assign)).Code(), Is.EqualTo("0x80040231"));
    }

    private static Laboratory Open() => new Laboratory()
        .WithRole("Basic", "prvCreatelab_Account Basic", "prvReadlab_Account Basic", "prvWritelab_Account Basic")
        .WithRole("Local", "prvReadlab_Account Local").WithRole("Deep", "prvReadlab_Account Deep").WithRole("Global", "prvReadlab_Account Global");

    private static void GiveRole(Laboratory lab, Guid team, string role) =>
        lab.Admin.Associate("team", team, new Relationship("teamroles_association"), [new EntityReference("role", Laboratory.IdOf(role))]);

    private static GrantAccessRequest Grant(EntityReference row, EntityReference principal) =>
        new() { Target = row, PrincipalAccess = new PrincipalAccess { Principal = principal, AccessMask = AccessRights.ReadAccess } };

    private static Entity EntryFor(Guid account) => new(LabTables.Entry) { ["lab_accountid"] = new EntityReference(LabTables.Account, account) };

    private static Guid Act(Laboratory lab, Guid user, Guid onBehalfOf) => ((CreateResponse)lab.Dataverse.Execute(
        new CreateRequest { Target = new Entity(LabTables.Account) }, new Caller(user) { OnBehalfOf = onBehalfOf })).id;

    private static EntityReference AccountOf(Laboratory lab, Guid unit, string name)
    {
        var owner = lab.AddUser($"{name}@contoso.example", unit, "Basic");
        return new EntityReference(LabTables.Account, lab.Dataverse.As(owner).Create(new Entity(LabTables.Account) { ["lab_name"] = name }));
    }

    private static IEnumerable<string> Names(Laboratory lab, Guid user) =>
        [.. lab.Dataverse.As(user).RetrieveMultiple(new QueryExpression(LabTables.Account) { ColumnSet = NameOnly }).Entities.Select(row => row.GetAttributeValue<string>("lab_name"))];
}
