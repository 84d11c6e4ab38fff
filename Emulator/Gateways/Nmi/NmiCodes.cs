namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>The texts that go with response codes; where the vendor publishes only a meaning, the words are the simulator's.</summary>
internal static class NmiCodes
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["200"] = "DECLINE",
        ["201"] = "Do not honor",
        ["202"] = "Insufficient funds",
        ["203"] = "Over limit",
        ["204"] = "Transaction not allowed",
        ["220"] = "Incorrect payment information",
        ["221"] = "No such card issuer",
        ["222"] = "No card number on file with issuer",
        ["223"] = "Expired card",
        ["224"] = "Invalid expiration date",
        ["225"] = "Invalid card security code",
        ["240"] = "Call issuer for further information",
        ["250"] = "Pick up card",
        ["251"] = "Lost card",
        ["252"] = "Stolen card",
        ["253"] = "Fraudulent card",
        ["264"] = "Retry in a few days",
        ["301"] = "Rate limit exceeded",
        ["420"] = "Communication error",
        ["421"] = "Communication error with issuer",
        ["430"] = "Duplicate transaction at processor",
        ["461"] = "Unsupported card type",
    };

    public static string Text(string code) => Texts.GetValueOrDefault(code, "DECLINE");
}
