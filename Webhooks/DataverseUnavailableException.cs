using System.Net;

namespace CrmPayments.Webhooks;

/// <summary>Dataverse could not do what was asked: the notification is not stored, and the gateway must deliver it again.</summary>
public sealed class DataverseUnavailableException(string message, HttpStatusCode? status, Exception? inner) : Exception(message, inner)
{
    /// <summary>Null when there was no answer at all.</summary>
    public HttpStatusCode? Status { get; } = status;
}
