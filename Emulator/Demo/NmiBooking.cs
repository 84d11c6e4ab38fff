using System.Globalization;
using System.Text;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Nmi;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Demo;

/// <summary>Makes demo charges at the NMI simulator over its forms, one after the other: a fault meets the next charge.</summary>
internal sealed class NmiBooking : IDemoBooking
{
    private static readonly DemoStory[] Stories =
    [
        DemoStory.InsufficientFunds, DemoStory.Disputed, DemoStory.ExpiredCard, DemoStory.Unsettled, DemoStory.CallIssuer, DemoStory.PartlyRefunded, DemoStory.LostCard, DemoStory.DoNotHonor,
    ];

    public static readonly DemoGateway Gateway = new(GatewayType.Nmi, "NMI", "nmi")
    {
        ApiSecret = new("cpay_DemoNmiSecurityKey", NmiCredentials.SecurityKey),
        WebhookSecret = new("cpay_DemoNmiSigningKey", NmiCredentials.SigningKey),
        Charges = DemoCharges.At("NM", Stories, NmiCredentials.Currencies.Contains),
        Booking = url => new NmiBooking(url),
        AtOnce = 1,
    };

    private readonly HttpClient _http;

    public NmiBooking(Uri url) => _http = new HttpClient { BaseAddress = new Uri(url, "/simulators/nmi/") };

    /// <inheritdoc/>
    public async Task BookAsync(DemoCharge charge, JToken? booked)
    {
        var id = (string?)booked?["id"] ?? await ChargeAsync(charge);
        if (IsGood(charge.Story))
        {
            await DoorAsync("settle", new JObject { ["ids"] = new JArray(id) });
            // NMI's word about the batch says little: any word about the charge makes the CRM look.
            await NotifyAsync("transaction.sale.success", id);
        }

        if (charge.Story == DemoStory.Disputed) await NotifyAsync("chargeback.batch.complete", id);
        if (charge.Story == DemoStory.PartlyRefunded && booked?["refunds"]?.Any() != true)
            await SendAsync(new() { ["type"] = "refund", ["transactionid"] = id, ["amount"] = Wire(decimal.Round(charge.Amount / 3m, 2)) });
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The card is stored first, as a shop with returning customers would.</summary>
    private async Task<string> ChargeAsync(DemoCharge charge)
    {
        var vault = (await SendAsync(new()
        {
            ["customer_vault"] = "add_customer",
            ["ccnumber"] = "4111111111111111",
            ["ccexp"] = charge.Story == DemoStory.ExpiredCard ? "0120" : "1099",
            ["first_name"] = charge.Customer.FirstName,
            ["last_name"] = charge.Customer.LastName,
            ["email"] = charge.Customer.Email,
        }))["customer_vault_id"];
        if (Code(charge.Story) is { } code) await DoorAsync("faults", new JObject { ["operation"] = "charge", ["kind"] = "decline", ["code"] = code });
        return (await SendAsync(new()
        {
            ["type"] = "sale",
            ["customer_vault_id"] = vault,
            ["amount"] = Wire(charge.Amount),
            ["currency"] = charge.Customer.Currency,
            ["orderid"] = charge.Reference,
            ["dup_seconds"] = "0",
        }))["transactionid"];
    }

    private async Task<Dictionary<string, string>> SendAsync(Dictionary<string, string> fields)
    {
        fields["security_key"] = NmiCredentials.SecurityKey;
        using var form = new FormUrlEncodedContent(fields);
        using var response = await _http.PostAsync("api/transact.php", form);
        var answer = QueryHelpers.ParseQuery(await response.Content.ReadAsStringAsync()).ToDictionary(field => field.Key, field => field.Value.ToString());
        return answer["response"] is "1" or "2" ? answer : throw new InvalidOperationException($"The NMI simulator refused the demo's request: {answer["responsetext"]}");
    }

    private Task NotifyAsync(string type, string id) => DoorAsync("notify", new JObject { ["event"] = type, ["chargeId"] = id });

    private async Task DoorAsync(string door, JObject content)
    {
        using var body = new StringContent(content.ToString(), Encoding.UTF8, "application/json");
        (await _http.PostAsync(door, body)).EnsureSuccessStatusCode();
    }

    private static bool IsGood(DemoStory story) => story is DemoStory.Settled or DemoStory.PartlyRefunded or DemoStory.Disputed;

    /// <summary>Reasons that no published test data brings about.</summary>
    private static string? Code(DemoStory story) => story switch
    {
        DemoStory.InsufficientFunds => "202",
        DemoStory.LostCard => "251",
        DemoStory.DoNotHonor => "201",
        DemoStory.CallIssuer => "240",
        _ => null,
    };

    private static string Wire(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
