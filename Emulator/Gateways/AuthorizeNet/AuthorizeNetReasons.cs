namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>The vendor's reason codes that occur here, with their texts.</summary>
internal static class AuthorizeNetReasons
{
    private static readonly string[] Declines = ["2", "3", "4", "27", "41", "44", "45", "65", "127", "141", "145", "165", "200", "201", "203", "223", "224", "250", "251", "254"];

    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["2"] = "This transaction has been declined.",
        ["4"] = "This transaction has been declined.",
        ["5"] = "A valid amount is required.",
        ["6"] = "The credit card number is invalid.",
        ["7"] = "Credit card expiration date is invalid.",
        ["8"] = "The credit card has expired.",
        ["11"] = "A duplicate transaction has been submitted.",
        ["15"] = "The transaction ID is invalid or not present.",
        ["16"] = "The transaction cannot be found.",
        ["33"] = "A required field is missing.",
        ["39"] = "The supplied currency code is either invalid, not supported, not allowed for this merchant or doesn't have an exchange rate.",
        ["54"] = "The referenced transaction does not meet the criteria for issuing a credit.",
        ["55"] = "The sum of credits against the referenced transaction would exceed original debit amount.",
        ["64"] = "The referenced transaction was not approved.",
        ["310"] = "This transaction has already been voided.",
        ["311"] = "This transaction has already been captured.",
    };

    /// <summary>2: declined; 3: an error.</summary>
    public static int ResponseCode(string code) => Declines.Contains(code) ? 2 : 3;

    public static string Text(string code) => Texts.GetValueOrDefault(code, "This transaction has been declined.");
}
