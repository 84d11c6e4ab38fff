using CrmPayments.Core.Charges;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Charges;

/// <summary>Who asks for a charge: a person, or an application user, by which flows and other systems call.</summary>
/// <param name="Language">Of the user interface (LCID); English when it is not set.</param>
/// <param name="IsApplication">Nobody looks at what it asks for: the rules for machines hold.</param>
internal readonly record struct Asker(int Language, bool IsApplication)
{
    private const int English = 1033;
    private const string SettingsAlias = "settings";

    public ChargeEngine Engine => IsApplication ? ChargeEngine.Flow : ChargeEngine.Person;

    public ChargeInitiator Initiator => IsApplication ? ChargeInitiator.MerchantUnscheduled : ChargeInitiator.Person;

    /// <remarks>One organization-service call.</remarks>
    public static Asker Read(Call call)
    {
        var query = new QueryExpression(UserTable.Name) { ColumnSet = new ColumnSet(UserTable.ApplicationId), TopCount = 1 };
        query.Criteria.AddCondition(UserTable.Id, ConditionOperator.Equal, call.Asker);
        var settings = query.AddLink("usersettings", UserTable.Id, UserTable.Id, JoinOperator.LeftOuter);
        settings.EntityAlias = SettingsAlias;
        settings.Columns = new ColumnSet("uilanguageid");
        var row = call.Service.RetrieveMultiple(query).Entities.FirstOrDefault();
        var language = row?.Row(SettingsAlias, "usersettings").GetAttributeValue<int>("uilanguageid") ?? 0;
        return new(language == 0 ? English : language, row?.Contains(UserTable.ApplicationId) == true);
    }
}
