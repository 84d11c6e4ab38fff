using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Access;

/// <summary>One query for all that must be known of a person: language, addresses, and the policies that reach them by four roads.</summary>
/// <remarks>It starts at the person, so the database follows a few rows of theirs and never looks through all policies or roles.</remarks>
internal static class PersonQuery
{
    public const string SettingsAlias = "settings";

    /// <summary>On a role of the person, on a role of a team of theirs, on a team of theirs, on the person. A role in a child business unit is a copy: policies name the root role.</summary>
    public static readonly string[] PolicyAliases = ["byrole", "byteamrole", "byteam", "byuser"];

    /// <param name="draft">A policy that counts though it is inactive; null: none.</param>
    public static string Of(Guid userId, Guid? draft) => $"""
        <fetch distinct="true">
          <entity name="systemuser">
            <attribute name="systemuserid" />
            <attribute name="fullname" />
            <attribute name="internalemailaddress" />
            <attribute name="domainname" />
            <filter><condition attribute="systemuserid" operator="eq" value="{userId}" /></filter>
            <link-entity name="usersettings" from="systemuserid" to="systemuserid" link-type="outer" alias="{SettingsAlias}">
              <attribute name="uilanguageid" />
            </link-entity>
            <link-entity name="systemuserroles" from="systemuserid" to="systemuserid" link-type="outer" alias="own">
              <link-entity name="role" from="roleid" to="roleid" link-type="outer" alias="ownrole">
                {Policies(PolicyAliases[0], RefundPolicyRow.Role, "parentrootroleid", RefundPolicyRow.ToRole, draft)}
              </link-entity>
            </link-entity>
            <link-entity name="teammembership" from="systemuserid" to="systemuserid" link-type="outer" alias="member">
              <link-entity name="teamroles" from="teamid" to="teamid" link-type="outer" alias="through">
                <link-entity name="role" from="roleid" to="roleid" link-type="outer" alias="teamrole">
                  {Policies(PolicyAliases[1], RefundPolicyRow.Role, "parentrootroleid", RefundPolicyRow.ToRole, draft)}
                </link-entity>
              </link-entity>
              {Policies(PolicyAliases[2], RefundPolicyRow.Team, "teamid", RefundPolicyRow.ToTeam, draft)}
            </link-entity>
            {Policies(PolicyAliases[3], RefundPolicyRow.User, "systemuserid", RefundPolicyRow.ToUser, draft)}
          </entity>
        </fetch>
        """;

    private static string Policies(string alias, string from, string to, int appliesTo, Guid? draft) => $"""
        <link-entity name="{RefundPolicyRow.Table}" from="{from}" to="{to}" link-type="outer" alias="{alias}">
          {string.Concat(RefundPolicyRow.ForRules.Select(column => $"<attribute name=\"{column}\" />"))}
          <filter>
            <condition attribute="{RefundPolicyRow.AppliesTo}" operator="eq" value="{appliesTo}" />
            <filter type="or">
              <condition attribute="statecode" operator="eq" value="0" />
              {(draft is { } id ? $"<condition attribute=\"{RefundPolicyRow.Id}\" operator=\"eq\" value=\"{id}\" />" : "")}
            </filter>
          </filter>
        </link-entity>
        """;
}
