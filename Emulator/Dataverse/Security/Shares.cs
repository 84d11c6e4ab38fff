using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Query;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Security;

/// <summary>Rows shared with users and teams (principalobjectaccess).</summary>
internal static class Shares
{
    public const string Table = "principalobjectaccess";

    private static readonly UnfilteredRows Everything =
        new(new QueryCaller(Organization.SystemUserId, Organization.RootBusinessUnitId, [], LocalizedText.BaseLanguage, DateTime.UnixEpoch));

    public static IEnumerable<Share> Of(IRowTransaction rows, Guid rowId)
    {
        var query = new QueryExpression(Table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition("objectid", ConditionOperator.Equal, rowId);
        return rows.Query(query, Everything).Entities.Select(row => new Share(
            row.Id,
            row.GetAttributeValue<Guid>("principalid"),
            row.GetAttributeValue<string>("principaltypecode"),
            (AccessRights)row.GetAttributeValue<int>("accessrightsmask")));
    }

    /// <summary>Sets what the principal may do; none takes the share away.</summary>
    public static void Set(IRowTransaction rows, EntityReference target, EntityReference principal, AccessRights mask)
    {
        var existing = Of(rows, target.Id).FirstOrDefault(share => share.PrincipalId == principal.Id);
        if (mask == AccessRights.None)
        {
            if (existing is not null)
            {
                rows.Delete(Table, existing.Id);
            }
        }
        else if (existing is not null)
        {
            rows.Update(new Entity(Table, existing.Id) { ["accessrightsmask"] = (int)mask });
        }
        else
        {
            rows.Insert(NewRow(target, principal, mask));
        }
    }

    private static Entity NewRow(EntityReference target, EntityReference principal, AccessRights mask) => new(Table, Guid.NewGuid())
    {
        ["objectid"] = target.Id,
        ["objecttypecode"] = target.LogicalName,
        ["principalid"] = principal.Id,
        ["principaltypecode"] = principal.LogicalName,
        ["accessrightsmask"] = (int)mask,
    };
}
