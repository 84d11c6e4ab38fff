using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Query;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Organization;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Payload;

/// <summary>Writes what an action or function answers.</summary>
internal sealed class OperationWriter(WebApiModel model, RowWriter rows)
{
    /// <summary>A response type's properties; one the message did not set is null.</summary>
    public JObject Write(Operation operation, ParameterCollection results)
    {
        var json = new JObject();
        foreach (var property in operation.Properties)
            json[property.Name] = Write(results.TryGetValue(property.Name, out var value) ? value : null);
        return json;
    }

    public JToken Write(object? value) => value switch
    {
        Entity row => WithType(row),
        EntityCollection many => new JArray(many.Entities.Select(WithType)),
        EntityReference reference => Reference(reference),
        string[] texts => new JArray(texts),
        Guid[] ids => new JArray(ids.Select(ValueWriter.Id)),
        RolePrivilege[] privileges => new JArray(privileges.Select(Privilege)),
        AccessRights rights => rights.ToString(),
        OrganizationDetail detail => Detail(detail),
        AttributeAuditDetail detail => Audit(detail),
        AuditDetailCollection details => Audits(details),
        _ => ValueWriter.Write(value, column: null),
    };

    /// <summary>Without the audit row itself, which the platform leaves out here.</summary>
    private JObject Audit(AttributeAuditDetail detail) => new()
    {
        [AnnotationNames.Type] = "#" + EdmNames.Qualified(nameof(AttributeAuditDetail)),
        ["InvalidNewValueAttributes"] = new JArray(detail.InvalidNewValueAttributes),
        ["LocLabelLanguageCode"] = detail.LocLabelLanguageCode,
        ["DeletedAttributes"] = new JObject { ["Count"] = 0, ["Keys"] = new JArray(), ["Values"] = new JArray() },
        ["OldValue"] = WithType(detail.OldValue),
        ["NewValue"] = WithType(detail.NewValue),
    };

    private JObject Audits(AuditDetailCollection details) => new()
    {
        ["MoreRecords"] = details.MoreRecords,
        ["PagingCookie"] = details.PagingCookie ?? "",
        ["TotalRecordCount"] = details.TotalRecordCount,
        ["AuditDetails"] = new JArray(details.AuditDetails.OfType<AttributeAuditDetail>().Select(Audit)),
    };

    private JObject WithType(Entity row)
    {
        var table = model.Organization.Tables[row.LogicalName];
        var shown = table.Columns.Values.Where(column => row.Contains(column.LogicalName)).ToList();
        var json = rows.Write(row, new RowShape(table, shown, []));
        json.AddFirst(new JProperty(AnnotationNames.Type, "#" + EdmNames.Qualified(row.LogicalName)));
        return json;
    }

    private JObject Reference(EntityReference reference) => new()
    {
        [AnnotationNames.Type] = "#" + EdmNames.Qualified(reference.LogicalName),
        [model.Organization.Tables[reference.LogicalName].PrimaryIdColumn] = ValueWriter.Id(reference.Id),
    };

    private static JObject Privilege(RolePrivilege privilege) => new()
    {
        ["Depth"] = privilege.Depth.ToString(),
        ["PrivilegeId"] = ValueWriter.Id(privilege.PrivilegeId),
        ["BusinessUnitId"] = ValueWriter.Id(privilege.BusinessUnitId),
        ["PrivilegeName"] = privilege.PrivilegeName,
    };

    private static JObject Detail(OrganizationDetail detail) => new()
    {
        ["OrganizationId"] = ValueWriter.Id(detail.OrganizationId),
        ["FriendlyName"] = detail.FriendlyName,
        ["OrganizationVersion"] = detail.OrganizationVersion,
        ["EnvironmentId"] = detail.EnvironmentId,
        ["Geo"] = detail.Geo,
        ["TenantId"] = detail.TenantId,
        ["UrlName"] = detail.UrlName,
        ["UniqueName"] = detail.UniqueName,
    };
}
