namespace CrmPayments.Core.Recovery;

/// <summary>How a bank account's number is written.</summary>
public enum AccountNumberKind
{
    /// <summary>No rule of its own.</summary>
    Other,
    Iban,

    /// <summary>Peru's interbank code.</summary>
    Cci,
    Colombian,
}
