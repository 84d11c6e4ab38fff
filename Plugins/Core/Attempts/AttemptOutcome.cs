namespace CrmPayments.Core.Attempts;

/// <summary>What came of it. Values are those of the global choice cpay_attemptoutcome.</summary>
public enum AttemptOutcome
{
    Accepted = 192700000,
    AwaitingApproval = 192700001,
    Denied = 192700002,
    Succeeded = 192700003,
    Processing = 192700004,
    Declined = 192700005,
    NotSent = 192700006,
    Unknown = 192700007,
    NotFound = 192700008,
}
