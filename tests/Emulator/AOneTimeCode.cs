using System.Text.RegularExpressions;
using CrmPayments.Emulator;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Emulator;

/// <summary>The demo's administrator refunds more than 5,000: over the Web API, with a code from the outbox.</summary>
public sealed class AOneTimeCode
{
    private const string Administrator = "admin@contoso.example";

    [Test]
    public async Task Comes_by_mail_and_lets_a_large_refund_of_the_demo_pass()
    {
        await using var host = await EmulatorHost.StartAsync(new EmulatorOptions { Url = TestPort.Free(), DataDirectory = null }, _ => { });
        using var crm = new Crm(host.Options.Url);
        var charge = "";
        await Crm.UntilAsync(async () => (charge = await LargeChargeAsync(crm)).Length > 0, "a settled charge of more than 5,000 is in the CRM");

        var refused = await RefundAsync(crm, charge, null);
        var sent = await crm.PostAsync("/api/data/v9.2/cpay_RequestStepUp", new JObject { ["TransactionId"] = charge, ["Amount"] = 6000m }, Administrator);
        var code = "";
        await Crm.UntilAsync(async () => (code = CodeIn(await crm.TextAsync("/emulator/outbox"))).Length > 0, "the mail is sent");
        var done = await RefundAsync(crm, charge, code);

        Assert.That(new[] { refused, sent, done }.Select(answer => (string)answer["Outcome"]!), Is.EqualTo(new[] { "StepUpRequired", "Sent", "CheckingCode" }));
        await Crm.UntilAsync(async () => (await crm.RowsAsync($"cpay_refunds?$select=cpay_status&$filter=cpay_refundid eq {done["RefundId"]} and cpay_status eq 192700007")).Any(), "the code is compared and the refund done");
    }

    private static async Task<string> LargeChargeAsync(Crm crm)
    {
        var rows = await crm.RowsAsync("cpay_transactions?$select=cpay_refundableamount&$filter=cpay_status eq 192700003 and cpay_disputed eq false and cpay_refundableamount ge 6000&$expand=transactioncurrencyid($select=isocurrencycode)");
        return (string?)rows.FirstOrDefault(row => (string?)row.SelectToken("transactioncurrencyid.isocurrencycode") == "JPY")?["cpay_transactionid"] ?? "";
    }

    private static Task<JObject> RefundAsync(Crm crm, string charge, string? code) => crm.PostAsync(
        "/api/data/v9.2/cpay_RequestRefund",
        new JObject { ["TransactionId"] = charge, ["Amount"] = 6000m, ["Reason"] = 192700005, ["IdempotencyKey"] = Guid.NewGuid().ToString("N"), ["StepUpCode"] = code },
        Administrator);

    private static string CodeIn(string outbox) =>
        Regex.Match((string?)JArray.Parse(outbox).LastOrDefault(mail => ((JArray)mail["to"]!).Any(to => (string?)to == Administrator))?["body"] ?? "", "<strong>([0-9]{6})</strong>").Groups[1].Value;
}
