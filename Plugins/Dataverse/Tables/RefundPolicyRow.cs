namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_refundpolicy: who may refund, and how much.</summary>
internal static class RefundPolicyRow
{
    public const string Table = "cpay_refundpolicy";
    public const string Name = "cpay_name";
    public const string AppliesTo = "cpay_appliesto";
    public const string Role = "cpay_roleid";
    public const string Team = "cpay_teamid";
    public const string User = "cpay_userid";
    public const string MaximumPerRefund = "cpay_maximumperrefund";
    public const string ApprovalAbove = "cpay_approvalabove";

    public const int ToRole = 192700000;
    public const int ToTeam = 192700001;
    public const int ToUser = 192700002;
}
