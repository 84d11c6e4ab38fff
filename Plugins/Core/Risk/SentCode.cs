namespace CrmPayments.Core.Risk;

/// <summary>A one-time code that was sent to a user for one charge.</summary>
/// <param name="Binding">What it is good for.</param>
/// <param name="Hash">What is kept of it; empty once it has ended.</param>
/// <param name="SentOn">UTC.</param>
/// <param name="ExpiresOn">UTC; the first moment at which it no longer counts.</param>
/// <param name="Tries">Wrong codes entered so far.</param>
/// <param name="Status">As recorded.</param>
/// <param name="NamedByRefund">A refund was asked with it.</param>
public sealed record SentCode(
    StepUpBinding Binding, string Hash, DateTimeOffset SentOn, DateTimeOffset ExpiresOn, int Tries, VerificationStatus Status, bool NamedByRefund);
