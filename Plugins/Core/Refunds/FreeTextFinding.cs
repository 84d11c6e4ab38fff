namespace CrmPayments.Core.Refunds;

/// <summary>What was found in free text that must not be kept.</summary>
public enum FreeTextFinding
{
    None,
    CardNumber,
    SecurityCode,
}
