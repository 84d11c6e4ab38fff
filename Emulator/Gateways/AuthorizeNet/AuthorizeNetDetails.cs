using System.Globalization;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>Writes booked things as the reporting requests tell them.</summary>
internal static class AuthorizeNetDetails
{
    public static JObject Write(AuthorizeNetTransaction transaction)
    {
        var approved = transaction.ResponseCode == 1;
        var details = new JObject { ["transId"] = transaction.Id };
        if (transaction.IsRefund) details["refTransId"] = transaction.RefTransId;
        details["submitTimeUTC"] = Time(transaction.SubmittedOn);
        details["submitTimeLocal"] = Time(transaction.SubmittedOn).TrimEnd('Z');
        details["transactionType"] = transaction.Type;
        details["transactionStatus"] = transaction.Status;
        details["responseCode"] = transaction.ResponseCode;
        details["responseReasonCode"] = int.TryParse(transaction.ReasonCode, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0;
        if (transaction.SubscriptionId > 0) details["subscription"] = new JObject { ["id"] = transaction.SubscriptionId, ["payNum"] = 1 };
        details["responseReasonDescription"] = approved ? "Approval" : AuthorizeNetReasons.Text(transaction.ReasonCode);
        details["authCode"] = approved ? "SIM001" : "";
        details["AVSResponse"] = "P";
        if (transaction.BatchId.Length > 0 && transaction.SettledOn is { } settled)
            details["batch"] = new JObject { ["batchId"] = transaction.BatchId, ["settlementTimeUTC"] = Time(settled), ["settlementTimeLocal"] = Time(settled).TrimEnd('Z'), ["settlementState"] = "settledSuccessfully" };
        if (transaction.InvoiceNumber.Length + transaction.Description.Length > 0) details["order"] = Order(transaction);
        details["authAmount"] = Amount(transaction.Amount);
        details["settleAmount"] = Amount(approved && transaction.Status != AuthorizeNetStatus.Voided ? transaction.Amount : 0m);
        details["taxExempt"] = false;
        details["payment"] = Payment(transaction.Instrument);
        if (transaction.Email.Length > 0) details["customer"] = new JObject { ["email"] = transaction.Email };
        details["recurringBilling"] = transaction.Recurring;
        details["product"] = "Card Not Present";
        details["marketType"] = "eCommerce";
        if (transaction.ProfileId.Length > 0) details["profile"] = Profile(transaction);
        return details;
    }

    public static JObject Summary(AuthorizeNetTransaction transaction)
    {
        var summary = new JObject
        {
            ["transId"] = transaction.Id,
            ["submitTimeUTC"] = Time(transaction.SubmittedOn),
            ["submitTimeLocal"] = Time(transaction.SubmittedOn).TrimEnd('Z'),
            ["transactionStatus"] = transaction.Status,
        };
        if (transaction.InvoiceNumber.Length > 0) summary["invoiceNumber"] = transaction.InvoiceNumber;
        summary["accountType"] = transaction.Instrument.Kind;
        summary["accountNumber"] = transaction.Instrument.Masked;
        summary["settleAmount"] = Amount(transaction.Amount);
        summary["marketType"] = "eCommerce";
        summary["product"] = "Card Not Present";
        if (transaction.ProfileId.Length > 0) summary["profile"] = Profile(transaction);
        return summary;
    }

    /// <summary>A payment in its subscription's list.</summary>
    public static JObject Payment(AuthorizeNetTransaction made) => new()
    {
        ["transId"] = made.Id,
        ["response"] = made.ResponseCode == 1 ? "This transaction has been approved." : AuthorizeNetReasons.Text(made.ReasonCode),
        ["submitTimeUTC"] = Time(made.SubmittedOn),
        ["payNum"] = 1,
        ["attemptNum"] = 1,
    };

    /// <param name="last">The latest payment.</param>
    public static string SubscriptionStatus(AuthorizeNetTransaction last) => last.ResponseCode == 1 ? "active" : "suspended";

    public static JObject Batch(AuthorizeNetBatch batch) => new()
    {
        ["batchId"] = batch.Id,
        ["settlementTimeUTC"] = Time(batch.SettledOn),
        ["settlementTimeLocal"] = Time(batch.SettledOn).TrimEnd('Z'),
        ["settlementState"] = "settledSuccessfully",
        ["paymentMethod"] = "creditCard",
        ["marketType"] = "eCommerce",
        ["product"] = "Card Not Present",
    };

    private static JObject Order(AuthorizeNetTransaction transaction)
    {
        var order = new JObject();
        if (transaction.InvoiceNumber.Length > 0) order["invoiceNumber"] = transaction.InvoiceNumber;
        if (transaction.Description.Length > 0) order["description"] = transaction.Description;
        return order;
    }

    private static JObject Payment(AuthorizeNetInstrument instrument) => instrument.IsBankAccount
        ? new JObject
        {
            ["bankAccount"] = new JObject { ["accountType"] = "checking", ["routingNumber"] = instrument.Routing, ["accountNumber"] = instrument.Masked, ["nameOnAccount"] = instrument.Holder, ["echeckType"] = "WEB" },
        }
        : new JObject { ["creditCard"] = new JObject { ["cardNumber"] = instrument.Masked, ["expirationDate"] = "XXXX", ["cardType"] = instrument.Kind } };

    private static JObject Profile(AuthorizeNetTransaction transaction) =>
        new() { ["customerProfileId"] = transaction.ProfileId, ["customerPaymentProfileId"] = transaction.PaymentProfileId };

    private static JRaw Amount(decimal amount) => new(amount.ToString("0.00", CultureInfo.InvariantCulture));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
