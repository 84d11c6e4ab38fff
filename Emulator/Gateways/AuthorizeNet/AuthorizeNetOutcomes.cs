using CrmPayments.Emulator.Gateways.Faults;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>How createTransactionRequest is answered.</summary>
internal static class AuthorizeNetOutcomes
{
    /// <param name="call">The request.</param>
    /// <param name="transaction">As booked.</param>
    /// <param name="message">1, or what else is said of a thing that was done already.</param>
    public static VendorAnswer Approved(AuthorizeNetCall call, AuthorizeNetTransaction transaction, string message = "1")
    {
        var response = Response("1", transaction.Id, transaction);
        response["authCode"] = transaction.IsRefund ? "" : "SIM001";
        response["messages"] = new JArray(new JObject { ["code"] = message, ["description"] = message == "1" ? "This transaction has been approved." : AuthorizeNetReasons.Text(message) });
        return call.Ok(new JObject { ["transactionResponse"] = response });
    }

    /// <param name="call">The request.</param>
    /// <param name="code">The reason code.</param>
    /// <param name="booked">The declined transaction; null: nothing was created.</param>
    public static VendorAnswer Refused(AuthorizeNetCall call, string code, AuthorizeNetTransaction? booked = null) =>
        Refused(call, code, booked?.Id ?? "0", booked);

    /// <summary>The first one's id is told only to those who sent the setting.</summary>
    public static VendorAnswer Duplicate(AuthorizeNetCall call, AuthorizeNetTransaction first) =>
        Refused(call, "11", call.Setting("duplicateWindow") is null ? "0" : first.Id, first);

    private static VendorAnswer Refused(AuthorizeNetCall call, string code, string id, AuthorizeNetTransaction? transaction)
    {
        var response = Response(AuthorizeNetReasons.ResponseCode(code).ToString(System.Globalization.CultureInfo.InvariantCulture), id, transaction);
        response["errors"] = new JArray(new JObject { ["errorCode"] = code, ["errorText"] = AuthorizeNetReasons.Text(code) });
        return AuthorizeNetJson.Error("E00027", "The transaction was unsuccessful.", call.RefId, new JObject { ["transactionResponse"] = response });
    }

    private static JObject Response(string code, string id, AuthorizeNetTransaction? transaction)
    {
        var response = new JObject
        {
            ["responseCode"] = code,
            ["authCode"] = "",
            ["avsResultCode"] = "P",
            ["cvvResultCode"] = "",
            ["cavvResultCode"] = "",
            ["transId"] = id,
            ["refTransID"] = transaction?.RefTransId ?? "",
            ["transHash"] = "",
            ["testRequest"] = "0",
            ["accountNumber"] = transaction?.Instrument.Masked ?? "",
            ["accountType"] = transaction?.Instrument.Kind ?? "",
            ["transHashSha2"] = "",
        };
        if (transaction is { RawCode.Length: > 0 }) response["rawResponseCode"] = transaction.RawCode;
        if (transaction is { ProfileId.Length: > 0 })
            response["profile"] = new JObject { ["customerProfileId"] = transaction.ProfileId, ["customerPaymentProfileId"] = transaction.PaymentProfileId };
        if (code == "1" && transaction is { IsRefund: false, Instrument.IsBankAccount: false }) response["networkTransId"] = "SIM" + id;
        return response;
    }
}
