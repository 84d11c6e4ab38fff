using System.Globalization;
using CrmPayments.Emulator.Gateways.Faults;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Niubiz;

/// <summary>The vendor's answers.</summary>
internal static class NiubizJson
{
    // Peru has no summer time.
    private static readonly TimeSpan Lima = TimeSpan.FromHours(-5);

    public static VendorAnswer Answer(int status, JObject body) => new(status, "application/json", body.ToString(Formatting.None));

    /// <summary>A sale as an authorization answers it (no order.status) or a query.</summary>
    public static VendorAnswer Sale(NiubizSale sale, DateTimeOffset now, bool queried)
    {
        var order = new JObject
        {
            ["tokenId"] = sale.Card.Id,
            ["purchaseNumber"] = sale.PurchaseNumber,
            ["externalTransactionId"] = sale.External,
            ["amount"] = sale.Amount,
            ["installment"] = 0,
            ["currency"] = sale.Currency,
            ["authorizedAmount"] = sale.Amount,
            ["authorizationCode"] = sale.Status == NiubizSale.Refused ? "" : "141023",
            ["actionCode"] = sale.ActionCode,
            ["traceNumber"] = sale.Id[^6..],
            ["transactionDate"] = Time(sale.On),
            ["transactionId"] = sale.Id,
        };
        if (queried) order["status"] = sale.Status;
        return Answer(200, new JObject { ["header"] = Header(now), ["fulfillment"] = Fulfillment(sale), ["order"] = order, ["dataMap"] = Map(sale) });
    }

    /// <summary>A sale that was refused.</summary>
    public static VendorAnswer Refused(NiubizSale sale, DateTimeOffset now) => Answer(400, new JObject
    {
        ["errorCode"] = 400,
        ["errorMessage"] = sale.Status,
        ["header"] = Header(now),
        ["data"] = Map(sale),
    });

    /// <summary>A refusal about something else than a new sale.</summary>
    public static VendorAnswer Refused(string code, DateTimeOffset now) => Answer(400, new JObject
    {
        ["errorCode"] = 400,
        ["errorMessage"] = NiubizSale.Refused,
        ["header"] = Header(now),
        ["data"] = new JObject { ["ACTION_CODE"] = code, ["ACTION_DESCRIPTION"] = NiubizCodes.Text(code), ["STATUS"] = NiubizSale.Refused },
    });

    public static JObject Header(DateTimeOffset now) => new()
    {
        ["ecoreTransactionUUID"] = Guid.NewGuid().ToString(),
        ["ecoreTransactionDate"] = now.ToUnixTimeMilliseconds(),
        ["millis"] = 412,
    };

    public static string Time(DateTimeOffset time) => time.ToOffset(Lima).ToString("yyMMddHHmmss", CultureInfo.InvariantCulture);

    private static JObject Fulfillment(NiubizSale sale) => new()
    {
        ["channel"] = sale.Channel,
        ["merchantId"] = sale.Merchant,
        ["terminalId"] = "00000001",
        ["captureType"] = "manual",
        ["countable"] = sale.Countable,
        ["fastPayment"] = false,
        ["signature"] = sale.Signature,
    };

    private static JObject Map(NiubizSale sale)
    {
        var map = new JObject
        {
            ["CURRENCY"] = sale.Currency == "PEN" ? "0604" : "0840",
            ["TERMINAL"] = "00000001",
            ["TRANSACTION_DATE"] = Time(sale.On),
            ["ACTION_CODE"] = sale.ActionCode,
            ["ACTION_DESCRIPTION"] = NiubizCodes.Text(sale.ActionCode),
            ["TRACE_NUMBER"] = sale.Id[^6..],
            ["ECI"] = "07",
            ["SIGNATURE"] = sale.Signature,
            ["CARD"] = sale.Card.Masked,
            ["BRAND"] = sale.Card.Brand,
            ["MERCHANT"] = sale.Merchant,
            ["STATUS"] = sale.Status,
            ["ADQUIRENTE"] = "570009",
            ["AMOUNT"] = sale.Amount.ToString("0.00", CultureInfo.InvariantCulture),
            ["PROCESS_CODE"] = "000000",
            ["ID_UNICO"] = sale.Id,
            ["TRANSACTION_ID"] = sale.Id,
        };
        if (sale.BrandCode.Length > 0) map["BRAND_ACTION_CODE"] = sale.BrandCode;
        return map;
    }
}
