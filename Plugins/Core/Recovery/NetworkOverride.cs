namespace CrmPayments.Core.Recovery;

/// <summary>An administrator's own numbers for one network: a row of cpay_networkrule. Null leaves the shipped number.</summary>
/// <param name="Network">For which.</param>
/// <param name="Per24Hours">At least 0; 0 stops every try.</param>
/// <param name="Per30Days">At least 0.</param>
/// <param name="PerAmount30Days">At least 0.</param>
public sealed record NetworkOverride(PaymentNetwork Network, int? Per24Hours, int? Per30Days, int? PerAmount30Days);
