using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Import;

/// <summary>Brings the rows of the solution's column security profiles up to date. Who is in them stays as it is.</summary>
internal sealed class FieldSecurityImport(IRowTransaction rows, OrganizationMetadata metadata, UnfilteredRows everything)
{
    private const string Profiles = "fieldsecurityprofile", Permissions = "fieldpermission";

    public void Import(FieldSecurityProfileDefinition profile)
    {
        var row = new Entity(Profiles, profile.Id) { ["name"] = profile.Name, ["description"] = profile.Description };
        if (rows.Find(Profiles, profile.Id, ["name"]) is null)
        {
            rows.Insert(row);
        }
        else
        {
            rows.Update(row);
        }

        foreach (var old in PermissionsOf(profile.Id))
        {
            rows.Delete(Permissions, old.Id);
        }

        foreach (var permission in profile.Permissions)
        {
            rows.Insert(RowOf(profile, permission));
        }
    }

    private Entity RowOf(FieldSecurityProfileDefinition profile, FieldPermissionDefinition permission)
    {
        if (metadata.Tables.GetValueOrDefault(permission.Table)?.Columns.GetValueOrDefault(permission.Column)?.IsSecured != true)
        {
            throw new SolutionFormatException($"column security profile {profile.Name}: {permission.Table}.{permission.Column} is no secured column");
        }

        return new Entity(Permissions, Guid.NewGuid())
        {
            ["fieldsecurityprofileid"] = new EntityReference(Profiles, profile.Id),
            ["entityname"] = permission.Table,
            ["attributelogicalname"] = permission.Column,
            ["canread"] = new OptionSetValue(permission.CanRead),
            ["cancreate"] = new OptionSetValue(permission.CanCreate),
            ["canupdate"] = new OptionSetValue(permission.CanUpdate),
        };
    }

    private DataCollection<Entity> PermissionsOf(Guid profile)
    {
        var query = new QueryExpression(Permissions);
        query.Criteria.AddCondition("fieldsecurityprofileid", ConditionOperator.Equal, profile);
        return rows.Query(query, everything).Entities;
    }
}
