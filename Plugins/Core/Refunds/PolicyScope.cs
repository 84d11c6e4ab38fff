namespace CrmPayments.Core.Refunds;

/// <summary>Whom a refund policy applies to, from the least to the most specific. Values are those of cpay_refundpolicy's choice cpay_appliesto.</summary>
public enum PolicyScope
{
    Role = 192700000,
    Team = 192700001,
    User = 192700002,
}
