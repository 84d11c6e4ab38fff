using System.Globalization;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>The simulated bank: what the sandbox's amounts and test instruments are published to do.</summary>
public static class BraintreeProcessor
{
    public const string Approved = "1000", Failed = "3000", RefundAfterPartial = "2095";

    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["1000"] = "Approved",
        ["2000"] = "Do Not Honor",
        ["2001"] = "Insufficient Funds",
        ["2002"] = "Limit Exceeded",
        ["2003"] = "Cardholder's Activity Limit Exceeded",
        ["2004"] = "Expired Card",
        ["2005"] = "Invalid Credit Card Number",
        ["2007"] = "No Account",
        ["2010"] = "Card Issuer Declined CVV",
        ["2014"] = "Processor Declined - Fraud Suspected",
        ["2038"] = "Processor Declined",
        ["2046"] = "Declined",
        ["2047"] = "Call Issuer. Pick Up Card.",
        ["2053"] = "Card reported as lost or stolen",
        ["2095"] = "Refund After Partial Refund Is Not Allowed",
        ["3000"] = "Processor Network Unavailable - Try Again",
    };

    // The vendor's letter H: the bank will say no again.
    private static readonly HashSet<string> Hard = new(StringComparer.Ordinal)
    { "2004", "2005", "2006", "2007", "2008", "2009", "2010", "2011", "2012", "2013", "2014", "2015", "2019", "2047", "2053", "2065", "2090", "2095" };

    public static string Text(string code) => Texts.GetValueOrDefault(code, "Processor Declined");

    /// <summary>approved, soft_declined or hard_declined.</summary>
    public static string ResponseType(string code) => code == Approved ? "approved" : Hard.Contains(code) ? "hard_declined" : "soft_declined";

    /// <summary>The bank's answer to a sale.</summary>
    /// <returns>A status, the processor's code, and the gateway's own reason when it never asked the bank.</returns>
    public static (string Status, string Code, string Rejection) Authorize(decimal amount, BraintreeInstrument instrument, string? declineWith)
    {
        if (declineWith is not null) return (BraintreeStatus.ProcessorDeclined, declineWith.Length > 0 ? declineWith : "2000", "");
        return instrument.Effect switch
        {
            BraintreeTestEffect.Fraud => (BraintreeStatus.GatewayRejected, "", "fraud"),
            BraintreeTestEffect.RiskThreshold => (BraintreeStatus.GatewayRejected, "", "risk_threshold"),
            BraintreeTestEffect.Declined => (BraintreeStatus.ProcessorDeclined, "2000", ""),
            BraintreeTestEffect.ProcessorDown => (BraintreeStatus.Failed, Failed, ""),
            _ => ByAmount(amount, instrument),
        };
    }

    /// <summary>The bank's answer to a refund.</summary>
    /// <returns>The code it declines with, or null when it agrees.</returns>
    public static string? RefundDecline(decimal saleAmount, decimal refundAmount, string? declineWith)
    {
        if (declineWith is not null) return declineWith.Length > 0 ? declineWith : "2000";
        return saleAmount is >= 3001m and < 4001m && refundAmount is >= 2000m and < 3000m ? WholePart(refundAmount) : null;
    }

    private static (string Status, string Code, string Rejection) ByAmount(decimal amount, BraintreeInstrument instrument) => amount switch
    {
        >= 2000m and < 3000m => (BraintreeStatus.ProcessorDeclined, WholePart(amount), ""),
        >= 3000m and < 3001m => (BraintreeStatus.Failed, Failed, ""),
        5001.00m => (BraintreeStatus.GatewayRejected, "", "application_incomplete"),
        5001.01m when instrument.IsPayPal => (BraintreeStatus.ProcessorDeclined, "2038", ""),
        _ => (BraintreeStatus.SubmittedForSettlement, Approved, ""),
    };

    private static string WholePart(decimal amount) => decimal.Truncate(amount).ToString(CultureInfo.InvariantCulture);
}
