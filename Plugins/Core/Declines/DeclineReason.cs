namespace CrmPayments.Core.Declines;

/// <summary>Why an issuer, a bank or a gateway said no, in one vocabulary for all gateways.</summary>
/// <remarks>Values are those of the global choice cpay_declinereason. Vocabulary: practice of card networks (ISO 8583 field 39) and gateways, unified.</remarks>
public enum DeclineReason
{
    InsufficientFunds = 192700000,
    ExceedsLimit = 192700001,
    DoNotHonor = 192700002,
    TryLater = 192700003,
    CallIssuer = 192700004,
    IssuerUnavailable = 192700005,
    ProcessingError = 192700006,
    GatewayUnavailable = 192700007,
    RateLimited = 192700008,
    Duplicate = 192700009,
    AuthenticationRequired = 192700010,
    ExpiredCard = 192700011,
    WrongSecurityCode = 192700012,
    InvalidNumber = 192700013,
    InvalidAccount = 192700014,
    AccountClosed = 192700015,
    CardRestricted = 192700016,
    LostOrStolen = 192700017,
    SuspectedFraud = 192700018,
    NotPermitted = 192700019,
    MandateRevoked = 192700020,
    InvalidAmount = 192700021,
    CurrencyNotSupported = 192700022,
    MerchantConfiguration = 192700023,
    BlockedByRisk = 192700024,

    /// <summary>A code no table knows: kept raw beside this, and counted so that an administrator sees it.</summary>
    Unrecognized = 192700025,
    WrongPin = 192700026,
    WrongAddress = 192700027,
    AccountFrozen = 192700028,

    /// <summary>The customer had the bank stop this payment; only a new consent changes it.</summary>
    CustomerStopped = 192700029,

    /// <summary>The customer says that they never agreed to the debit: to be treated as a dispute, never charged again.</summary>
    UnauthorisedClaimed = 192700030,

    /// <summary>Not sent, and so declined by nobody: our own policy wants the customer to confirm it first.</summary>
    ProofRequired = 192700031,
}
