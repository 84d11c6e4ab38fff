namespace CrmPayments.Tests.Simulation;

/// <summary>The banks' codes in the words of the module's reasons, for the tables.</summary>
internal static class Reasons
{
    public static string Of(string code) => code switch
    {
        "51" or "R01" or "R09" => "InsufficientFunds",
        "61" or "65" => "ExceedsLimit",
        "05" => "DoNotHonor",
        "01" => "CallIssuer",
        "91" => "IssuerUnavailable",
        "96" => "ProcessingError",
        "1A" => "AuthenticationRequired",
        "54" => "ExpiredCard",
        "82" => "WrongSecurityCode",
        "14" => "InvalidNumber",
        "R03" or "R04" => "InvalidAccount",
        "46" or "R02" => "AccountClosed",
        "62" or "R16" => "CardRestricted",
        "41" or "43" or "04" => "LostOrStolen",
        "59" => "SuspectedFraud",
        "12" or "57" or "R20" => "NotPermitted",
        "R1" or "R08" or "R10" => "MandateRevoked",
        "03" => "MerchantConfiguration",
        _ => code,
    };
}
