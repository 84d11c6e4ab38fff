namespace CrmPayments.Core.Recovery;

/// <summary>Whether a returned bank debit may be presented again.</summary>
internal enum DebitAgain
{
    Counted,
    Once,
    Corrected,
    Consent,
    Never,
}
