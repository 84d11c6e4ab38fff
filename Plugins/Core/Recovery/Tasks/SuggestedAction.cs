namespace CrmPayments.Core.Recovery.Tasks;

/// <summary>The command on a recovery task that promises most.</summary>
/// <remarks>Values are those of cpay_recoverytask.cpay_suggestedaction.</remarks>
public enum SuggestedAction
{
    RetryNow = 192700000,
    SendLink = 192700001,
    MakeOffer = 192700002,
    CallCustomer = 192700003,
    CorrectData = 192700004,
    Wait = 192700005,
}
