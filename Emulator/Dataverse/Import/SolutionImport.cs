using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Query;
using CrmPayments.Emulator.Dataverse.Security;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Import;

/// <summary>Brings the rows that a solution stands for up to date: privileges, roles, environment variables, column security profiles, email templates. Run again it changes only what differs.</summary>
internal sealed class SolutionImport(IRowTransaction rows, OrganizationMetadata metadata, SolutionContent solution)
{
    private static readonly UnfilteredRows Everything =
        new(new QueryCaller(Organization.SystemUserId, Organization.RootBusinessUnitId, [], LocalizedText.BaseLanguage, DateTime.UnixEpoch));

    private static readonly EntityReference RootUnit = new("businessunit", Organization.RootBusinessUnitId);
    private static readonly EntityReference System = new("systemuser", Organization.SystemUserId);

    public void Run()
    {
        var names = PrivilegeList.AllOf(metadata, solution);
        ImportPrivileges(names);
        var all = names.Select(name => new RolePrivilegeDefinition(name, PrivilegeReach.Global)).ToList();
        ImportRole(new RoleDefinition(Organization.SystemAdministratorRoleId, "System Administrator", all), Organization.SystemAdministratorTemplateId);
        foreach (var role in solution.Roles.Prepend(BasicUserRole.Definition))
        {
            ImportRole(role, null);
        }

        GrantAdministrator();
        foreach (var variable in solution.EnvironmentVariables)
        {
            ImportVariable(variable);
        }

        var profiles = new FieldSecurityImport(rows, metadata, Everything);
        foreach (var profile in solution.FieldSecurityProfiles)
        {
            profiles.Import(profile);
        }

        var templates = new EmailTemplateImport(rows, metadata);
        foreach (var template in solution.EmailTemplates)
        {
            templates.Import(template);
        }
    }

    private void ImportPrivileges(IEnumerable<string> names)
    {
        var known = All("privilege", "name").Select(row => row.Id).ToHashSet();
        foreach (var name in names.Where(name => !known.Contains(PrivilegeNames.IdOf(name))))
        {
            rows.Insert(new Entity("privilege", PrivilegeNames.IdOf(name)) { ["name"] = name, ["canbeglobal"] = true });
        }
    }

    private void ImportRole(RoleDefinition role, Guid? template)
    {
        var row = new Entity("role", role.Id) { ["name"] = role.Name };
        if (rows.Find("role", role.Id, ["name"]) is not { } existing)
        {
            // A root role is its own root; code that looks a role up by parentrootroleid finds it.
            row["parentrootroleid"] = new EntityReference("role", role.Id);
            row["businessunitid"] = RootUnit;
            row["roletemplateid"] = template;
            rows.Insert(row);
        }
        else if (existing.GetAttributeValue<string>("name") != role.Name)
        {
            rows.Update(row);
        }

        ImportGrants(role);
    }

    private void ImportGrants(RoleDefinition role)
    {
        var existing = Where("roleprivileges", "roleid", role.Id).ToDictionary(row => row.GetAttributeValue<Guid>("privilegeid"));
        foreach (var privilege in role.Privileges)
        {
            var mask = PrivilegeMasks.Of((PrivilegeDepth)(int)privilege.Depth);
            if (!existing.Remove(PrivilegeNames.IdOf(privilege.Name), out var row))
            {
                AddGrant(role.Id, PrivilegeNames.IdOf(privilege.Name), mask);
            }
            else if (row.GetAttributeValue<int>("privilegedepthmask") != mask)
            {
                rows.Update(new Entity("roleprivileges", row.Id) { ["privilegedepthmask"] = mask });
            }
        }

        foreach (var gone in existing.Values)
        {
            rows.Delete("roleprivileges", gone.Id);
        }
    }

    private void AddGrant(Guid role, Guid privilege, int mask) => rows.Insert(new Entity("roleprivileges", Guid.NewGuid())
    {
        ["roleid"] = role,
        ["privilegeid"] = privilege,
        ["privilegedepthmask"] = mask,
    });

    private void GrantAdministrator()
    {
        if (Where("systemuserroles", "systemuserid", Organization.AdministratorId).Count == 0)
        {
            rows.Insert(new Entity("systemuserroles", Guid.NewGuid())
            {
                ["systemuserid"] = Organization.AdministratorId,
                ["roleid"] = Organization.SystemAdministratorRoleId,
            });
        }
    }

    private void ImportVariable(EnvironmentVariableDefinition variable)
    {
        var row = new Entity("environmentvariabledefinition")
        {
            ["schemaname"] = variable.SchemaName,
            ["displayname"] = variable.DisplayName.In(LocalizedText.BaseLanguage),
            ["description"] = variable.Description.In(LocalizedText.BaseLanguage),
            ["type"] = new OptionSetValue(variable.Type),
            ["defaultvalue"] = variable.DefaultValue,
            ["isrequired"] = variable.IsRequired,
        };
        var existing = rows.FindByKey("environmentvariabledefinition", new KeyAttributeCollection { ["schemaname"] = variable.SchemaName });
        row.Id = existing ?? Guid.NewGuid();
        if (existing is not null)
        {
            rows.Update(row);
        }
        else
        {
            rows.Insert(Owned(row));
        }

        ImportValue(variable, row.Id, isNew: existing is null);
    }

    /// <summary>A value the solution ships is set once: later the environment's own counts.</summary>
    private void ImportValue(EnvironmentVariableDefinition variable, Guid definition, bool isNew)
    {
        if (isNew && variable.Value is { } value)
        {
            rows.Insert(Owned(new Entity("environmentvariablevalue", Guid.NewGuid())
            {
                ["schemaname"] = variable.SchemaName,
                ["value"] = value,
                ["environmentvariabledefinitionid"] = new EntityReference("environmentvariabledefinition", definition),
            }));
        }
    }

    private static Entity Owned(Entity row)
    {
        row["ownerid"] = System;
        row["owninguser"] = System;
        row["owningbusinessunit"] = RootUnit;
        row["statecode"] = new OptionSetValue(0);
        row["statuscode"] = new OptionSetValue(1);
        return row;
    }

    private DataCollection<Entity> All(string table, params string[] columns) =>
        rows.Query(new QueryExpression(table) { ColumnSet = new ColumnSet(columns) }, Everything).Entities;

    private DataCollection<Entity> Where(string table, string column, Guid id)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, id);
        return rows.Query(query, Everything).Entities;
    }
}
