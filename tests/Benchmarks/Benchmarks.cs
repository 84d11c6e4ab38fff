using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Emulator.Gateways.Stripe;
using CrmPayments.Tests.Emulator;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Benchmarks;

/// <summary>The measures, against one emulator.</summary>
internal sealed class Benchmarks(Uri url, string folder)
{
    private const int AtOnce = 8;

    /// <summary>From the process's start until it says that it is ready: the first time with the demo, then again.</summary>
    public async Task<EmulatorProcess> StartAsync(bool again)
    {
        var emulator = await TimedAsync("start, the first");
        for (var time = 0; again && time < 3; time++)
        {
            await emulator.DisposeAsync();
            emulator = await TimedAsync("start, a later one");
        }

        return emulator;
    }

    public async Task OptionsAsync()
    {
        using var crm = new Crm(url);
        var charges = await ChargesAsync(crm);
        Task AskAsync(int number) => crm.PostAsync("/api/data/v9.2/cpay_GetRefundOptions", new JObject { ["TransactionId"] = charges[number % charges.Count] }, "agent@contoso.example");
        await Measurement.RunAsync("cpay_GetRefundOptions", 300, 1, AskAsync);
        await Measurement.RunAsync("cpay_GetRefundOptions", 600, AtOnce, AskAsync);
    }

    /// <summary>One unit of the currency each time, spread over all charges of which a part can go back.</summary>
    public async Task RefundsAsync()
    {
        using var crm = new Crm(url);
        var charges = await ChargesAsync(crm);
        await Measurement.RunAsync("cpay_RequestRefund", 300, AtOnce, async number =>
        {
            var answer = await crm.RequestRefundAsync(charges[number % charges.Count], 1m, Guid.NewGuid().ToString("N"));
            if ((string?)answer["Outcome"] != "Accepted") throw new InvalidOperationException($"Not accepted: {answer}");
        });
    }

    /// <summary>Events of a kind that is none of our business, so that storing is measured and not applying.</summary>
    public async Task NotificationsAsync()
    {
        using var crm = new Crm(url);
        var gateway = (string)(await crm.RowsAsync("cpay_gateways?$select=cpay_type&$filter=cpay_type eq 192700001")).Single()["cpay_gatewayid"]!;
        await Measurement.RunAsync("notification", 600, AtOnce, async number =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/{gateway}") { Content = Signed(Event(number)) };
            using var response = await crm.SendAsync(request);
            response.EnsureSuccessStatusCode();
        });
    }

    private static string Event(int number) =>
        $$$"""{"id":"evt_bench{{{number}}}","object":"event","type":"customer.updated","data":{"object":{"id":"cus_bench"}}, "created":1}""";

    private static ByteArrayContent Signed(string body)
    {
        var time = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(StripeCredentials.WebhookSecret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        content.Headers.Add("Stripe-Signature", $"t={time},v1={Convert.ToHexStringLower(signature)}");
        return content;
    }

    private static async Task<IReadOnlyList<string>> ChargesAsync(Crm crm) =>
        [.. (await crm.RowsAsync("cpay_transactions?$select=cpay_amount&$filter=cpay_status eq 192700003 and cpay_disputed eq false and cpay_refundableamount ge 18")).Select(row => (string)row["cpay_transactionid"]!)];

    private async Task<EmulatorProcess> TimedAsync(string name)
    {
        var watch = Stopwatch.StartNew();
        var emulator = await EmulatorProcess.StartAsync("--urls", url.ToString(), "--data", folder);
        Console.WriteLine($"{name,-34} {watch.Elapsed.TotalSeconds,8:0.00} s");
        return emulator;
    }
}
