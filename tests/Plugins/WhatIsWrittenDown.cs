using System.Text.RegularExpressions;
using CrmPayments.Core.Refunds;
using CrmPayments.Tests.Plugins.Charges;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Plugins;

/// <summary>Money rule 8: nothing that could be a card number, a security code or a secret is in any row or trace, whatever happened.</summary>
internal sealed class WhatIsWrittenDown : PluginTests
{
    private static IEnumerable<TestGateway> Charging => Gateways.Where(gateway => gateway.ChargesStoredMethods);

    [TestCaseSource(nameof(Gateways))]
    public async Task Holds_no_secret_and_no_card_number_after_good_and_bad_days(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 90m);
        charge.Request(gateway.Part(90m, 5m), notes: "customer says the number is 4242 4242 4242 4242, code cvv 123");
        foreach (var fault in new[] { "drop-after", "error-before", "rubbish", "decline", "rate-limit" })
        {
            charge = await World.ChargeAsync(gateway, 90m);
            await World.FaultAsync(gateway, gateway.GiveBack, fault);
            charge.Request(gateway.Part(90m, 5m));
            World.LetAWeekPass();
        }

        World.System.Update(new Entity("cpay_gateway", gateway.Id) { ["cpay_publickey"] = "wrong" });
        World.Call("cpay_TestGateway", World.Dataverse.AdministratorId, ("GatewayId", gateway.Id));
        charge = await World.ChargeAsync(gateway, 90m);
        charge.Request(gateway.Part(90m, 5m));
        World.RunJobs();

        AssertNothingSecret(gateway);
    }

    [TestCaseSource(nameof(Charging))]
    public async Task Holds_no_token_in_any_attempt_or_trace_either_after_charges_on_good_and_bad_days(TestGateway gateway)
    {
        foreach (var fault in new[] { "", "drop-after", "error-before", "rubbish", "decline", "rate-limit" })
        {
            var debt = await TestDebt.CreateAsync(World, gateway, 80m);
            if (fault.Length > 0) await World.FaultAsync(gateway, "charge", fault);
            debt.Retry();
            World.LetAWeekPass();
        }

        AssertNothingSecret(gateway);
        var tokens = World.Rows("cpay_paymentmethod", "cpay_gatewayid", gateway.Id).Select(method => method.GetAttributeValue<string>("cpay_token")).ToList();
        var told = World.Rows("cpay_paymentattempt", "statecode", 1).Concat(World.Rows("cpay_paymentattempt", "statecode", 0)).SelectMany(attempt => attempt.Attributes.Values).OfType<string>()
            .Concat(World.Dataverse.Traces.Latest().Select(trace => trace.ToString()!)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(tokens, Has.Count.EqualTo(6));
            Assert.That(told, Has.Count.GreaterThan(20), "the scan reads what there is");
            Assert.That(told.Where(text => tokens.Any(token => Holds(text, token))), Is.Empty);
        });
    }

    private void AssertNothingSecret(TestGateway gateway)
    {
        var written = World.Written().ToList();
        var ids = IdsAtTheGateway();
        Assert.Multiple(() =>
        {
            Assert.That(written, Has.Count.GreaterThan(200), "the scan reads what there is");
            Assert.That(written.Where(text => gateway.Secret.Split(' ').Any(secret => text.Contains(secret, StringComparison.Ordinal))), Is.Empty);
            Assert.That(written.Where(text => gateway.WebhookSecret.Length > 0 && text.Contains(gateway.WebhookSecret, StringComparison.Ordinal)), Is.Empty);
            Assert.That(written.Where(text => LooksLikeACard(text, ids)), Is.Empty);
        });
    }

    /// <summary>Some gateways number their charges, refunds and stored methods with as many digits as a card has; one in ten of them passes a card's check digit.</summary>
    private HashSet<string> IdsAtTheGateway() =>
        [.. Column("cpay_transaction", "cpay_gatewaytransactionid"), .. Column("cpay_refund", "cpay_gatewayrefundid"), .. Column("cpay_paymentmethod", "cpay_token")];

    private IEnumerable<string> Column(string table, string column) =>
        World.System.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(column) }).Entities.Select(row => row.GetAttributeValue<string>(column)).OfType<string>();

    // A token may be a short number: only where it stands for itself is it one.
    private static bool Holds(string text, string token) => Regex.IsMatch(text, $"(?<![0-9A-Za-z-]){Regex.Escape(token)}(?![0-9A-Za-z-])");

    // Ids and hashes are hexadecimal and may hold long runs of digits: only digits that stand for themselves are looked at.
    private static bool LooksLikeACard(string text, HashSet<string> ids) =>
        Regex.Matches(text, @"(?<![0-9A-Za-z-])(?:\d[ -]?){13,19}(?![0-9A-Za-z-])").Any(found => !ids.Contains(found.Value.Trim()) && FreeText.Screen(found.Value) != FreeTextFinding.None);
}
