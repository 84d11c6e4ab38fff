using System.Globalization;
using System.Text;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.AuthorizeNet;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Demo;

/// <summary>Makes demo charges at the Authorize.Net simulator over its JSON API, one after the other: a fault meets the next charge.</summary>
internal sealed class AuthorizeNetBooking : IDemoBooking
{
    // Authorize.Net hides a lack of funds behind its general decline, so that there is no such story of its.
    private static readonly DemoStory[] Stories =
        [DemoStory.Unsettled, DemoStory.PartlyRefunded, DemoStory.ExpiredCard, DemoStory.DoNotHonor, DemoStory.LostCard, DemoStory.Disputed, DemoStory.CallIssuer];

    public static readonly DemoGateway Gateway = new(GatewayType.AuthorizeNet, "Authorize.Net", "authorize-net")
    {
        ApiSecret = new("cpay_DemoAuthorizeNetTransactionKey", AuthorizeNetCredentials.TransactionKey),
        WebhookSecret = new("cpay_DemoAuthorizeNetSignatureKey", AuthorizeNetCredentials.SignatureKey),
        PublicKey = AuthorizeNetCredentials.LoginId,
        Charges = DemoCharges.At("AN", Stories, currency => currency == AuthorizeNetCredentials.Currency),
        Booking = url => new AuthorizeNetBooking(url),
        AtOnce = 1,
    };

    private const string Charged = "net.authorize.payment.authcapture.created";

    private readonly HttpClient _http;

    public AuthorizeNetBooking(Uri url) => _http = new HttpClient { BaseAddress = new Uri(url, "/simulators/authorize-net/") };

    /// <inheritdoc/>
    public async Task BookAsync(DemoCharge charge, JToken? booked)
    {
        var id = (string?)booked?["id"] ?? await ChargeAsync(charge);
        var ids = new JObject { ["ids"] = new JArray(id) };
        if (IsGood(charge.Story)) await DoorAsync("settle", ids);
        if (charge.Story == DemoStory.Disputed && (string?)booked?["status"] != "chargeback") await DoorAsync("chargeback", ids);
        // Authorize.Net tells of no settlement, chargeback or declined charge: any word about the charge makes the CRM look.
        if (charge.Story != DemoStory.Unsettled || booked is not null) await DoorAsync("notify", new JObject { ["event"] = Charged, ["chargeId"] = id });
        if (charge.Story == DemoStory.PartlyRefunded && booked?["refunds"]?.Any() != true) await RefundPartAsync(charge, id);
    }

    public void Dispose() => _http.Dispose();

    private async Task<JObject> StoreAsync(DemoCharge charge)
    {
        var answer = await SendAsync("createCustomerProfileRequest", new("profile", new JObject
        {
            ["description"] = $"{charge.Reference} {Guid.NewGuid():N}",
            ["email"] = charge.Customer.Email,
            ["paymentProfiles"] = new JObject
            {
                ["billTo"] = new JObject { ["firstName"] = charge.Customer.FirstName, ["lastName"] = charge.Customer.LastName, ["zip"] = charge.Story == DemoStory.DoNotHonor ? AuthorizeNetCards.DecliningZip : "98004" },
                ["payment"] = new JObject { ["creditCard"] = new JObject { ["cardNumber"] = "4111111111111111", ["expirationDate"] = charge.Story == DemoStory.ExpiredCard ? "2020-01" : "2099-12" } },
            },
        }));
        return new JObject
        {
            ["customerProfileId"] = answer["customerProfileId"],
            ["paymentProfile"] = new JObject { ["paymentProfileId"] = answer.SelectToken("customerPaymentProfileIdList[0]") },
        };
    }

    private async Task<string> ChargeAsync(DemoCharge charge)
    {
        var profile = await StoreAsync(charge);
        if (Code(charge.Story) is { } code) await DoorAsync("faults", new JObject { ["operation"] = "charge", ["kind"] = "decline", ["code"] = code });
        return await CreateAsync(new JObject
        {
            ["transactionType"] = "authCaptureTransaction",
            ["amount"] = Wire(charge.Amount),
            ["profile"] = profile,
            ["order"] = new JObject { ["invoiceNumber"] = charge.Reference },
            ["processingOptions"] = new JObject { ["isSubsequentAuth"] = true },
        });
    }

    private Task<string> RefundPartAsync(DemoCharge charge, string id) => CreateAsync(new JObject
    {
        ["transactionType"] = "refundTransaction",
        ["amount"] = Wire(decimal.Round(charge.Amount / 3m, 2)),
        ["payment"] = new JObject { ["creditCard"] = new JObject { ["cardNumber"] = "1111", ["expirationDate"] = "XXXX" } },
        ["refTransId"] = id,
    });

    private async Task<string> CreateAsync(JObject transaction) =>
        (string)(await SendAsync("createTransactionRequest", new("transactionRequest", transaction))).SelectToken("transactionResponse.transId")!;

    private async Task<JObject> SendAsync(string operation, JProperty content)
    {
        var login = new JObject { ["name"] = AuthorizeNetCredentials.LoginId, ["transactionKey"] = AuthorizeNetCredentials.TransactionKey };
        using var body = Json(new JObject { [operation] = new JObject(new JProperty("merchantAuthentication", login), content) });
        using var response = await _http.PostAsync("xml/v1/request.api", body);
        var answer = JObject.Parse((await response.Content.ReadAsStringAsync()).TrimStart('\uFEFF'));
        return (string?)answer.SelectToken("messages.resultCode") == "Ok" || answer["transactionResponse"] is not null
            ? answer
            : throw new InvalidOperationException($"The Authorize.Net simulator refused the demo's charge: {answer["messages"]}");
    }

    private async Task DoorAsync(string door, JObject content)
    {
        using var body = Json(content);
        (await _http.PostAsync(door, body)).EnsureSuccessStatusCode();
    }

    private static StringContent Json(JObject content) => new(content.ToString(), Encoding.UTF8, "application/json");

    private static bool IsGood(DemoStory story) => story is DemoStory.Settled or DemoStory.PartlyRefunded or DemoStory.Disputed;

    /// <summary>Reasons that no published test data brings about.</summary>
    private static string? Code(DemoStory story) => story switch
    {
        DemoStory.LostCard => "4",
        DemoStory.CallIssuer => "3",
        _ => null,
    };

    private static string Wire(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
