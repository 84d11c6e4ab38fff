using System.Globalization;

namespace CrmPayments.Core.Recovery.Tasks;

/// <summary>What a task is about, as text: the alternate key that lets only one task be open about it.</summary>
public static class TaskKey
{
    /// <summary>The failures of one customer in one currency: one voice, one task.</summary>
    public static string OfCase(Guid caseId) => Key("case", caseId);

    /// <summary>A recurrence that has no case, because nothing was charged yet.</summary>
    public static string OfSubscription(Guid subscriptionId) => Key("subscription", subscriptionId);

    /// <summary>A charge without a case.</summary>
    public static string OfCharge(Guid transactionId) => Key("charge", transactionId);

    /// <summary>A customer whose data is wrong.</summary>
    public static string OfCustomer(Guid customerId) => Key("customer", customerId);

    private static string Key(string what, Guid id) => id != Guid.Empty
        ? string.Format(CultureInfo.InvariantCulture, "{0}:{1:N}", what, id)
        : throw new ArgumentException("A task is about something: the id is empty.", nameof(id));
}
