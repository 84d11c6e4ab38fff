using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Tables;
using Microsoft.Crm.Sdk.Messages;

namespace CrmPayments.Plugins.Access;

/// <summary>What a person may do about refunds: the policies that reach them, and whether they see the charge.</summary>
internal static class RefundRights
{
    /// <summary>Resolves the person's limits from the policies on their roles (own or through teams), teams and themselves.</summary>
    /// <returns>Null: no policy reaches them, so they have no right to refund.</returns>
    /// <remarks>One organization-service call. A role in a child business unit is a copy: policies name the root role.</remarks>
    public static RefundLimits? ReadLimits(IOrganizationService service, Guid userId) =>
        RefundPolicies.Resolve(service.RetrieveMultiple(new FetchExpression(PoliciesOf(userId))).Entities.Select(ToPolicy));

    /// <summary>Whether the person may read the charge: SYSTEM works for them, so it asks for them.</summary>
    /// <remarks>One organization-service call.</remarks>
    public static bool CanRead(IOrganizationService service, Guid userId, EntityReference row)
    {
        var request = new RetrievePrincipalAccessRequest { Principal = new EntityReference("systemuser", userId), Target = row };
        return ((RetrievePrincipalAccessResponse)service.Execute(request)).AccessRights.HasFlag(AccessRights.ReadAccess);
    }

    private static PolicyRow ToPolicy(Entity row) => new(
        row.GetAttributeValue<OptionSetValue>(RefundPolicyRow.AppliesTo)?.Value switch
        {
            RefundPolicyRow.ToUser => PolicyScope.User,
            RefundPolicyRow.ToTeam => PolicyScope.Team,
            _ => PolicyScope.Role,
        },
        row.GetAttributeValue<decimal>(RefundPolicyRow.MaximumPerRefund),
        row.GetAttributeValue<decimal?>(RefundPolicyRow.ApprovalAbove));

    private static string PoliciesOf(Guid userId) => $"""
        <fetch distinct="true" no-lock="true">
          <entity name="{RefundPolicyRow.Table}">
            <attribute name="cpay_refundpolicyid" />
            <attribute name="{RefundPolicyRow.AppliesTo}" />
            <attribute name="{RefundPolicyRow.MaximumPerRefund}" />
            <attribute name="{RefundPolicyRow.ApprovalAbove}" />
            <link-entity name="role" from="parentrootroleid" to="{RefundPolicyRow.Role}" link-type="outer" alias="role">
              <link-entity name="systemuserroles" from="roleid" to="roleid" link-type="outer" alias="own">
                <filter><condition attribute="systemuserid" operator="eq" value="{userId}" /></filter>
              </link-entity>
              <link-entity name="teamroles" from="roleid" to="roleid" link-type="outer" alias="teamrole">
                <link-entity name="teammembership" from="teamid" to="teamid" link-type="outer" alias="through">
                  <filter><condition attribute="systemuserid" operator="eq" value="{userId}" /></filter>
                </link-entity>
              </link-entity>
            </link-entity>
            <link-entity name="teammembership" from="teamid" to="{RefundPolicyRow.Team}" link-type="outer" alias="member">
              <filter><condition attribute="systemuserid" operator="eq" value="{userId}" /></filter>
            </link-entity>
            <filter>
              <condition attribute="statecode" operator="eq" value="0" />
              <filter type="or">
                <filter>
                  <condition attribute="{RefundPolicyRow.AppliesTo}" operator="eq" value="{RefundPolicyRow.ToRole}" />
                  <filter type="or">
                    <condition entityname="own" attribute="systemuserid" operator="not-null" />
                    <condition entityname="through" attribute="systemuserid" operator="not-null" />
                  </filter>
                </filter>
                <filter>
                  <condition attribute="{RefundPolicyRow.AppliesTo}" operator="eq" value="{RefundPolicyRow.ToTeam}" />
                  <condition entityname="member" attribute="systemuserid" operator="not-null" />
                </filter>
                <filter>
                  <condition attribute="{RefundPolicyRow.AppliesTo}" operator="eq" value="{RefundPolicyRow.ToUser}" />
                  <condition attribute="{RefundPolicyRow.User}" operator="eq" value="{userId}" />
                </filter>
              </filter>
            </filter>
          </entity>
        </fetch>
        """;
}
