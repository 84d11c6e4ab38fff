namespace CrmPayments.Core.Gateways.Nmi;

/// <summary>What may pass for a transaction's id: query.php takes lists of them, so that nothing else may go into that field.</summary>
internal static class NmiIds
{
    /// <returns>Null when it is missing, zero, not of digits only, or longer than any real one.</returns>
    public static string? Of(string? text) =>
        text is { Length: > 0 and <= 20 } && text.All(digit => digit is >= '0' and <= '9') && text.Any(digit => digit != '0') ? text : null;
}
