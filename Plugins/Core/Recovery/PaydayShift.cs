namespace CrmPayments.Core.Recovery;

/// <summary>Where a payday goes that falls on a day without bank business.</summary>
public enum PaydayShift
{
    Before,
    After,
}
