using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Messages.RowRules;

/// <summary>A new user gets settings, and joins the default team of their business unit.</summary>
internal static class NewUsers
{
    public static void Complete(MessageCall call, Entity user)
    {
        if (user.LogicalName != "systemuser")
        {
            return;
        }

        var unit = user.GetAttributeValue<EntityReference>("businessunitid");
        call.Scope.Writer.Insert(new Entity("usersettings", user.Id)
        {
            ["uilanguageid"] = LocalizedText.BaseLanguage,
            ["localeid"] = LocalizedText.BaseLanguage,
            ["businessunitid"] = unit,
        });
        if (DefaultTeamOf(call, unit.Id) is { } team)
        {
            call.Scope.Writer.Insert(new Entity("teammembership", Guid.NewGuid()) { ["teamid"] = team, ["systemuserid"] = user.Id });
        }
    }

    private static Guid? DefaultTeamOf(MessageCall call, Guid unit)
    {
        var query = new QueryExpression("team") { ColumnSet = new ColumnSet("name") };
        query.Criteria.AddCondition("businessunitid", ConditionOperator.Equal, unit);
        query.Criteria.AddCondition("isdefault", ConditionOperator.Equal, true);
        return call.Scope.Reader.Query(query, call.Everything()).Entities.Select(team => (Guid?)team.Id).FirstOrDefault();
    }
}
