using System.Globalization;
using CrmPayments.Emulator.Gateways.Faults;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>The reporting requests: details, lists and the account itself.</summary>
internal static class AuthorizeNetReports
{
    public static VendorAnswer Merchant(AuthorizeNetCall call) => call.Ok(new JObject
    {
        ["isTestMode"] = false,
        ["processors"] = new JArray(new JObject { ["name"] = "Simulator", ["id"] = 1 }),
        ["merchantName"] = "Simulator",
        ["gatewayId"] = "100001",
        ["marketTypes"] = new JArray("ECommerce"),
        ["productCodes"] = new JArray("CNP"),
        ["paymentMethods"] = new JArray("Visa", "MasterCard", "AmericanExpress", "Discover", "Echeck"),
        ["currencies"] = new JArray(AuthorizeNetCredentials.Currency),
    });

    public static VendorAnswer Details(AuthorizeNetCall call)
    {
        if (call.Page.Find<AuthorizeNetTransaction>((string?)call.Request["transId"] ?? "") is not { } found) return call.Error("E00040", "The record cannot be found.");
        var content = new JObject { ["transaction"] = AuthorizeNetDetails.Write(found) };
        if (found.RefId.Length > 0) content["transrefId"] = found.RefId;
        return call.Ok(content);
    }

    /// <summary>A subscription is known by the payments that it made.</summary>
    public static VendorAnswer Subscription(AuthorizeNetCall call)
    {
        var payments = call.Page.All<AuthorizeNetTransaction>().Where(made => made.SubscriptionId > 0 && made.SubscriptionId.ToString(CultureInfo.InvariantCulture) == (string?)call.Request["subscriptionId"]).ToList();
        if (payments.Count == 0) return call.Error("E00035", "The subscription cannot be found.");
        var subscription = new JObject { ["name"] = "Simulator", ["amount"] = payments[0].Amount, ["status"] = AuthorizeNetDetails.SubscriptionStatus(payments[0]) };
        if ((bool?)call.Request["includeTransactions"] == true) subscription["arbTransactions"] = new JArray(payments.Select(AuthorizeNetDetails.Payment));
        return call.Ok(new JObject { ["subscription"] = subscription });
    }

    public static VendorAnswer Unsettled(AuthorizeNetCall call) => Listed(call, [.. call.Page.All<AuthorizeNetTransaction>().Where(transaction => transaction.BatchId.Length == 0)]);

    public static VendorAnswer OfCustomer(AuthorizeNetCall call)
    {
        var (profile, method) = ((string?)call.Request["customerProfileId"] ?? "", (string?)call.Request["customerPaymentProfileId"]);
        return Listed(call, [.. call.Page.All<AuthorizeNetTransaction>().Where(transaction => transaction.ProfileId == profile && (method is null || transaction.PaymentProfileId == method))]);
    }

    public static VendorAnswer OfBatch(AuthorizeNetCall call)
    {
        var batch = (string?)call.Request["batchId"] ?? "";
        return Listed(call, [.. call.Page.All<AuthorizeNetTransaction>().Where(transaction => transaction.BatchId == batch)]);
    }

    public static VendorAnswer Batches(AuthorizeNetCall call)
    {
        var last = Date(call.Request["lastSettlementDate"]) ?? call.Now;
        var first = Date(call.Request["firstSettlementDate"]) ?? last.AddDays(-1);
        if (last - first > TimeSpan.FromDays(31)) return call.Error("E00045", "The date range cannot exceed 31 days.");
        var batches = call.Page.All<AuthorizeNetBatch>().Where(batch => batch.SettledOn >= first && batch.SettledOn <= last).ToList();
        if (batches.Count == 0) return AuthorizeNetJson.Nothing([], call.RefId);
        return call.Ok(new JObject { ["batchList"] = new JArray(batches.Select(AuthorizeNetDetails.Batch)) });
    }

    private static VendorAnswer Listed(AuthorizeNetCall call, List<AuthorizeNetTransaction> all)
    {
        var limit = (int?)call.Request.SelectToken("paging.limit") ?? 1000;
        var page = (int?)call.Request.SelectToken("paging.offset") ?? 1;
        if (limit is < 1 or > 1000 || page is < 1 or > 100_000) return call.Error("E00013", "The paging is invalid.");
        if ((bool?)call.Request.SelectToken("sorting.orderDescending") != true) all.Reverse();
        var items = all.Skip((page - 1) * limit).Take(limit).ToList();
        if (items.Count == 0) return AuthorizeNetJson.Nothing(new JObject { ["totalNumInResultSet"] = 0 }, call.RefId);
        return call.Ok(new JObject { ["transactions"] = new JArray(items.Select(AuthorizeNetDetails.Summary)), ["totalNumInResultSet"] = all.Count });
    }

    private static DateTimeOffset? Date(JToken? value) =>
        DateTimeOffset.TryParse((string?)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
