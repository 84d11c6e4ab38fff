namespace CrmPayments.Core;

/// <summary>The only source of the current time, in UTC.</summary>
public interface IClock
{
    DateTimeOffset Now { get; }
}
