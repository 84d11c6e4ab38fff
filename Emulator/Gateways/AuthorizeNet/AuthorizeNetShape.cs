using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>
/// The order in which members must come: the vendor turns JSON into XML and validates sequences, so another order, or a
/// member that the schema does not have, is refused with E00003.
/// </summary>
internal static class AuthorizeNetShape
{
    private const string Start = "merchantAuthentication clientId refId ";

    // A name that means different things is listed as parent/name.
    private static readonly Dictionary<string, string[]> Orders = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["authenticateTestRequest"] = Start,
        ["getMerchantDetailsRequest"] = Start,
        ["createTransactionRequest"] = Start + "transactionRequest",
        ["getTransactionDetailsRequest"] = Start + "transId",
        ["ARBGetSubscriptionRequest"] = Start + "subscriptionId includeTransactions",
        ["getUnsettledTransactionListRequest"] = Start + "status sorting paging",
        ["getSettledBatchListRequest"] = Start + "includeStatistics firstSettlementDate lastSettlementDate",
        ["getTransactionListRequest"] = Start + "batchId sorting paging",
        ["getTransactionListForCustomerRequest"] = Start + "customerProfileId customerPaymentProfileId sorting paging",
        ["createCustomerProfileRequest"] = Start + "profile validationMode",
        ["createCustomerPaymentProfileRequest"] = Start + "customerProfileId paymentProfile validationMode",
        ["merchantAuthentication"] = "name transactionKey",
        ["sorting"] = "orderBy orderDescending",
        ["paging"] = "limit offset",
        ["transactionRequest"] = "transactionType amount currencyCode payment profile solution callId terminalNumber authCode refTransId splitTenderId order lineItems tax duty "
            + "shipping taxExempt poNumber customer billTo shipTo customerIP cardholderAuthentication retail employeeId transactionSettings userFields surcharge "
            + "merchantDescriptor subMerchant tip processingOptions subsequentAuthInformation otherTax shipFrom authorizationIndicatorType",
        ["payment"] = "creditCard bankAccount trackData encryptedTrackData payPal opaqueData emv dataSource",
        ["creditCard"] = "cardNumber expirationDate cardCode isPaymentToken cryptogram tokenRequestorName tokenRequestorId tokenRequestorEci",
        ["bankAccount"] = "accountType routingNumber accountNumber nameOnAccount echeckType bankName checkNumber",
        ["profile"] = "createProfile customerProfileId paymentProfile shippingProfileId",
        ["paymentProfile"] = "paymentProfileId cardCode",
        ["createCustomerProfileRequest/profile"] = "merchantCustomerId description email paymentProfiles shipToList profileType",
        ["createCustomerPaymentProfileRequest/paymentProfile"] = "customerType billTo payment driversLicense taxId defaultPaymentProfile subsequentAuthInformation excludeFromAccountUpdater",
        ["paymentProfiles"] = "customerType billTo payment driversLicense taxId defaultPaymentProfile subsequentAuthInformation excludeFromAccountUpdater",
        ["order"] = "invoiceNumber description discountAmount taxIsAfterDiscount totalTaxTypeCode",
        ["customer"] = "type id email driversLicense taxId",
        ["billTo"] = "firstName lastName company address city state zip country phoneNumber faxNumber email",
        ["transactionSettings"] = "setting",
        ["setting"] = "settingName settingValue",
        ["processingOptions"] = "isFirstRecurringPayment isFirstSubsequentAuth isSubsequentAuth isStoredCredentials",
        ["subsequentAuthInformation"] = "originalNetworkTransId originalAuthAmount reason",
    }.ToDictionary(pair => pair.Key, pair => pair.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static readonly Dictionary<string, int> Longest = new(StringComparer.Ordinal)
    { ["refId"] = 20, ["invoiceNumber"] = 20, ["description"] = 255, ["name"] = 25, ["transactionKey"] = 16, ["clientId"] = 30 };

    public static bool IsOperation(string name) => name.EndsWith("Request", StringComparison.Ordinal) && Orders.ContainsKey(name);

    /// <returns>The vendor's sentence about the first thing that is wrong, or null.</returns>
    public static string? Problem(string parent, string name, JToken value) => value switch
    {
        JArray items => items.Select(item => Problem(parent, name, item)).FirstOrDefault(problem => problem is not null),
        JObject members => OfMembers(parent, name, members),
        _ => Longest.TryGetValue(name, out var most) && value.ToString().Length > most
            ? $"The '{name}' element is invalid - The actual length is greater than the MaxLength value."
            : null,
    };

    private static string? OfMembers(string parent, string name, JObject members)
    {
        if (!Orders.TryGetValue($"{parent}/{name}", out var order) && !Orders.TryGetValue(name, out order)) return null;
        var last = -1;
        foreach (var member in members.Properties())
        {
            var at = Array.IndexOf(order, member.Name);
            if (at <= last) return $"The element '{name}' has invalid child element '{member.Name}'.";
            last = at;
            if (Problem(name, member.Name, member.Value) is { } problem) return problem;
        }

        return null;
    }
}
