namespace CrmPayments.Emulator.Dataverse.Mail;

/// <summary>An email that has left.</summary>
/// <param name="To">Addresses, as Cc and Bcc.</param>
/// <param name="Body">HTML.</param>
/// <param name="SentOn">UTC.</param>
/// <param name="Regarding">What it is about; null: nothing.</param>
public sealed record SentEmail(
    Guid EmailId, string From, IReadOnlyList<string> To, IReadOnlyList<string> Cc, IReadOnlyList<string> Bcc,
    string Subject, string Body, DateTime SentOn, SentEmailRegarding? Regarding);

/// <param name="Table">Logical name.</param>
public sealed record SentEmailRegarding(string Table, Guid Id);
