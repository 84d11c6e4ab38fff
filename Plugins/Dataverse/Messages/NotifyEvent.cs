using CrmPayments.Core.Messages;

namespace CrmPayments.Plugins.Messages;

/// <summary>The business event cpay_NotifyCustomer: flows that listen to it send what goes by SMS and chat, and may add to what goes by email.</summary>
internal static class NotifyEvent
{
    private const string Message = "cpay_NotifyCustomer";

    /// <param name="messageId">The row of cpay_customermessage.</param>
    /// <param name="customer">A contact or an account.</param>
    /// <param name="kind">A fixed word.</param>
    /// <param name="channel">By which it leaves.</param>
    /// <param name="language">LCID.</param>
    /// <param name="subject">In that language.</param>
    public static OrganizationRequest Of(Guid messageId, EntityReference customer, string kind, Channel channel, int language, string subject) => new(Message)
    {
        ["MessageId"] = messageId,
        ["CustomerId"] = customer.Id,
        ["CustomerType"] = customer.LogicalName,
        ["Kind"] = kind,
        ["Channel"] = channel.ToString(),
        ["Language"] = language,
        ["Subject"] = subject,
    };

    /// <summary>What is known besides; null leaves the parameter out.</summary>
    public static OrganizationRequest With(this OrganizationRequest notify, string? text, string? link, Money? amount, Guid? caseId)
    {
        if (text is not null) notify["Text"] = text;
        if (link is not null) notify["Link"] = link;
        if (caseId is { } id) notify["RecoveryCaseId"] = id;
        if (amount is not { } known) return notify;
        notify["Amount"] = known.Amount;
        notify["CurrencyCode"] = known.Currency.Code;
        return notify;
    }
}
