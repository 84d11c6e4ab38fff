using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;

namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_refundpolicy: who may refund, and how much.</summary>
internal static class RefundPolicyRow
{
    public const string Table = "cpay_refundpolicy";
    public const string Id = "cpay_refundpolicyid";
    public const string Name = "cpay_name";
    public const string AppliesTo = "cpay_appliesto";
    public const string Role = "cpay_roleid";
    public const string Team = "cpay_teamid";
    public const string User = "cpay_userid";
    public const string MaximumPerRefund = "cpay_maximumperrefund";
    public const string MaximumPerDay = "cpay_maximumperday";
    public const string MaximumPerMonth = "cpay_maximumpermonth";
    public const string ApprovalAbove = "cpay_approvalabove";
    public const string StepUpAbove = "cpay_stepupabove";
    public const string StepUpWhenUnusual = "cpay_stepupwhenunusual";
    public const string CustomerCheckAbove = "cpay_customercheckabove";
    public const string DaysSinceCharge = "cpay_dayssincecharge";
    public const string Reasons = "cpay_reasons";
    public const string GatewayTypes = "cpay_gatewaytypes";
    public const string FullOnly = "cpay_fullonly";
    public const string MaximumDiscount = "cpay_maximumdiscount";
    public const string RemindAfterHours = "cpay_remindafterhours";
    public const string EscalateAfterHours = "cpay_escalateafterhours";
    public const string ExpireAfterHours = "cpay_expireafterhours";

    /// <summary>Read when the clock or the queue needs it, from the row that decided.</summary>
    public const string ApprovalQueue = "cpay_approvalqueueid";
    public const string EscalationTeam = "cpay_escalationteamid";

    public const int ToRole = 192700000;
    public const int ToTeam = 192700001;
    public const int ToUser = 192700002;

    /// <summary>What the rules need to know.</summary>
    public static readonly string[] ForRules =
    [
        Id, Name, AppliesTo, MaximumPerRefund, MaximumPerDay, MaximumPerMonth, ApprovalAbove, StepUpAbove, StepUpWhenUnusual, CustomerCheckAbove,
        DaysSinceCharge, Reasons, GatewayTypes, FullOnly, MaximumDiscount,
        RemindAfterHours, EscalateAfterHours, ExpireAfterHours,
    ];

    public static PolicyRow ToPolicy(Entity row) =>
        new(ScopeOf(row), row.GetAttributeValue<decimal>(MaximumPerRefund), row.GetAttributeValue<decimal?>(ApprovalAbove))
        {
            Id = row.Id,
            Name = row.GetAttributeValue<string>(Name) ?? "",
            MaximumPerDay = row.GetAttributeValue<decimal?>(MaximumPerDay),
            MaximumPerMonth = row.GetAttributeValue<decimal?>(MaximumPerMonth),
            StepUpAbove = row.GetAttributeValue<decimal?>(StepUpAbove),
            StepUpWhenUnusual = row.GetAttributeValue<bool>(StepUpWhenUnusual),
            CustomerCheckAbove = row.GetAttributeValue<decimal?>(CustomerCheckAbove),
            DaysSinceCharge = row.GetAttributeValue<int?>(DaysSinceCharge),
            Reasons = [.. Chosen(row, Reasons).Select(value => (RefundReason)value)],
            GatewayTypes = [.. Chosen(row, GatewayTypes).Select(value => (GatewayType)value)],
            FullOnly = row.GetAttributeValue<bool>(FullOnly),
            MaximumDiscount = row.GetAttributeValue<decimal?>(MaximumDiscount),
            Waits = ApprovalWaits.Of(row.GetAttributeValue<int?>(RemindAfterHours), row.GetAttributeValue<int?>(EscalateAfterHours), row.GetAttributeValue<int?>(ExpireAfterHours)),
        };

    private static PolicyScope ScopeOf(Entity row) => row.GetAttributeValue<OptionSetValue>(AppliesTo)?.Value switch
    {
        ToUser => PolicyScope.User,
        ToTeam => PolicyScope.Team,
        _ => PolicyScope.Role,
    };

    private static IEnumerable<int> Chosen(Entity row, string column) =>
        row.GetAttributeValue<OptionSetValueCollection>(column)?.Select(option => option.Value) ?? [];
}
