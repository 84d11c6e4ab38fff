namespace CrmPayments.Core.Messages;

/// <summary>What a link to the status page stands for.</summary>
/// <param name="RefundId">The one refund it shows.</param>
/// <param name="ExpiresOn">When it stops to work; in whole seconds, from 1970 to 2106.</param>
/// <param name="Language">The language (LCID) of the message that holds the link.</param>
public readonly record struct StatusLink(Guid RefundId, DateTimeOffset ExpiresOn, int Language)
{
    /// <summary>How long a link works: longer than a refund takes and a customer asks about it.</summary>
    public static readonly TimeSpan WorksFor = TimeSpan.FromDays(90);
}
