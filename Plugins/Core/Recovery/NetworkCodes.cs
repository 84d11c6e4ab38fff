using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <summary>What networks' response codes mean: always by network and code, because 82 means one thing at Visa and another at Mastercard.</summary>
/// <remarks>Source: practice/recovery.md sections 3 and 7.</remarks>
public static class NetworkCodes
{
    private const int Generic = 4;

    /// <summary>Our reason for a network's code.</summary>
    /// <param name="network">Whose code it is.</param>
    /// <param name="code">Field 39 of a card's answer, or a bank's return code; may be empty.</param>
    /// <returns>Null: not known here, or a coarse code whose advice decides.</returns>
    public static DeclineReason? ReasonOf(PaymentNetwork network, string code) => network.IsBankDebit()
        ? NetworkTables.Debits.Find(network, code)?.Reason
        : NetworkTables.Codes.Find(network, code)?.Reason;

    /// <summary>Visa's category of retries: 1 never, 2 not now, 3 data, 4 generic and all codes that are not known.</summary>
    public static int VisaCategory(string code) => NetworkTables.Codes.Find(PaymentNetwork.Visa, code)?.Category ?? Generic;
}
