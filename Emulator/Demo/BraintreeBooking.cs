using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Braintree;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Demo;

/// <summary>Makes demo charges at the Braintree simulator over its GraphQL API, as a shop would.</summary>
internal sealed class BraintreeBooking : IDemoBooking
{
    private static readonly DemoStory[] Stories =
        [DemoStory.Settled, DemoStory.Unsettled, DemoStory.PartlyRefunded, DemoStory.InsufficientFunds, DemoStory.ExpiredCard, DemoStory.Disputed, DemoStory.LostCard, DemoStory.DoNotHonor];

    public static readonly DemoGateway Gateway = new(GatewayType.Braintree, "Braintree", "braintree")
    {
        ApiSecret = new("cpay_DemoBraintreePrivateKey", BraintreeCredentials.PrivateKey),
        PublicKey = BraintreeCredentials.PublicKey,
        MerchantId = BraintreeCredentials.MerchantId,
        AtMostOnce = true,
        Charges = DemoCharges.At("BT", Stories),
        Booking = url => new BraintreeBooking(url),
    };

    private readonly HttpClient _http;

    public BraintreeBooking(Uri url)
    {
        _http = new HttpClient { BaseAddress = new Uri(url, "/simulators/braintree/") };
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{BraintreeCredentials.PublicKey}:{BraintreeCredentials.PrivateKey}"));
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        _http.DefaultRequestHeaders.Add("Braintree-Version", "2019-01-01");
    }

    /// <inheritdoc/>
    public Task BookAsync(DemoCharge charge, JToken? booked) => booked is null ? BookAsync(charge) : CompleteAsync(charge, booked);

    public void Dispose() => _http.Dispose();

    private async Task BookAsync(DemoCharge charge)
    {
        var methodId = await VaultAsync(charge);
        var transaction = await ChargeAsync(charge, methodId);
        var legacyId = (string)transaction["legacyId"]!;
        if (Settles(charge)) await SettleAsync((string)transaction["id"]!);
        else await NotifyAsync(charge.Story == DemoStory.Unsettled ? "subscription_charged_successfully" : "subscription_charged_unsuccessfully", legacyId);
        if (charge.Story == DemoStory.Disputed) await NotifyAsync("dispute_opened", legacyId);
        if (charge.Story == DemoStory.PartlyRefunded) await RefundPartAsync(charge, (string)transaction["id"]!);
    }

    /// <summary>Finishes what an interrupted seed began, and tells once more what may not have been told; the CRM takes each fact once.</summary>
    /// <param name="charge">What was to be.</param>
    /// <param name="booked">What the simulator's ledger holds of it.</param>
    private async Task CompleteAsync(DemoCharge charge, JToken booked)
    {
        var legacyId = (string)booked["id"]!;
        if (Settles(charge)) await PostAsync("settle", new JObject { ["ids"] = new JArray(legacyId) });
        await NotifyAsync("transaction_disbursed", legacyId);
        if (charge.Story == DemoStory.Disputed) await NotifyAsync("dispute_opened", legacyId);
        foreach (var refund in booked["refunds"]!) await NotifyAsync("transaction_disbursed", (string)refund["id"]!);
    }

    private static bool Settles(DemoCharge charge) => charge.Story is DemoStory.Settled or DemoStory.PartlyRefunded or DemoStory.Disputed;

    private async Task<string> VaultAsync(DemoCharge charge)
    {
        var customer = await QueryAsync(
            "mutation($input:CreateCustomerInput!){createCustomer(input:$input){customer{id}}}",
            new JObject
            {
                ["customer"] = new JObject { ["email"] = charge.Customer.Email, ["firstName"] = charge.Customer.FirstName, ["lastName"] = charge.Customer.LastName },
            });
        var method = await QueryAsync(
            "mutation($input:VaultPaymentMethodInput!){vaultPaymentMethod(input:$input){paymentMethod{id}}}",
            new JObject { ["paymentMethodId"] = "fake-valid-visa-nonce", ["customerId"] = customer.SelectToken("createCustomer.customer.id") });
        return (string)method.SelectToken("vaultPaymentMethod.paymentMethod.id")!;
    }

    private async Task<JObject> ChargeAsync(DemoCharge charge, string methodId)
    {
        var answer = await QueryAsync(
            "mutation($input:ChargePaymentMethodInput!){chargePaymentMethod(input:$input){transaction{id legacyId status}}}",
            new JObject
            {
                ["paymentMethodId"] = methodId,
                ["transaction"] = new JObject
                {
                    ["amount"] = Amount(charge),
                    ["orderId"] = charge.Reference,
                    ["merchantAccountId"] = "simulator_" + charge.Customer.Currency.ToLowerInvariant(),
                    ["paymentInitiator"] = "RECURRING",
                },
            });
        return (JObject)answer.SelectToken("chargePaymentMethod.transaction")!;
    }

    private Task<JObject> SettleAsync(string id) => QueryAsync(
        "mutation($input:SandboxSettleTransactionInput!){sandboxSettleTransaction(input:$input){transaction{id status}}}",
        new JObject { ["transactionId"] = id, ["settlementState"] = "SETTLED" });

    /// <summary>Braintree tells of a card refund when it is paid out, and then by the refund's own id.</summary>
    private async Task RefundPartAsync(DemoCharge charge, string id)
    {
        var answer = await QueryAsync(
            "mutation($input:RefundTransactionInput!){refundTransaction(input:$input){refund{legacyId status}}}",
            new JObject { ["transactionId"] = id, ["refund"] = new JObject { ["amount"] = Third(charge), ["orderId"] = "console-" + charge.Reference } });
        await NotifyAsync("transaction_disbursed", (string)answer.SelectToken("refundTransaction.refund.legacyId")!);
    }

    private Task NotifyAsync(string kind, string chargeId) => PostAsync("notify", new JObject { ["event"] = kind, ["chargeId"] = chargeId });

    private async Task PostAsync(string door, JObject body)
    {
        using var content = new StringContent(body.ToString(), Encoding.UTF8, "application/json");
        (await _http.PostAsync(door, content)).EnsureSuccessStatusCode();
    }

    private async Task<JObject> QueryAsync(string query, JObject input)
    {
        var body = new JObject { ["query"] = query, ["variables"] = new JObject { ["input"] = input } };
        using var content = new StringContent(body.ToString(), Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync("graphql", content);
        var answer = JObject.Parse(await response.Content.ReadAsStringAsync());
        return answer["errors"] is null ? (JObject)answer["data"]! : throw new InvalidOperationException($"The Braintree simulator refused the demo's charge: {answer["errors"]}");
    }

    /// <summary>Braintree's published test amounts: 2000 to 2999.99 is declined with the code of that number.</summary>
    private static string Amount(DemoCharge charge) => charge.Story switch
    {
        DemoStory.InsufficientFunds => "2001.00",
        DemoStory.ExpiredCard => "2004.00",
        DemoStory.LostCard => "2012.00",
        DemoStory.DoNotHonor => "2000.00",
        _ => Write(charge.Amount, charge.Customer.Currency),
    };

    private static string Third(DemoCharge charge) => Write(decimal.Round(charge.Amount / 3m, charge.Customer.Currency == "JPY" ? 0 : 2), charge.Customer.Currency);

    private static string Write(decimal amount, string currency) => amount.ToString(currency == "JPY" ? "0" : "0.00", CultureInfo.InvariantCulture);
}
