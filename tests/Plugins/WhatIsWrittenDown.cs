using System.Text.RegularExpressions;
using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Plugins;

/// <summary>Money rule 8: nothing that could be a card number, a security code or a secret is in any row or trace, whatever happened.</summary>
internal sealed class WhatIsWrittenDown : PluginTests
{
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

    /// <summary>Some gateways number their charges and refunds with as many digits as a card has; one in ten of them passes a card's check digit.</summary>
    private HashSet<string> IdsAtTheGateway() =>
        [.. Column("cpay_transaction", "cpay_gatewaytransactionid"), .. Column("cpay_refund", "cpay_gatewayrefundid")];

    private IEnumerable<string> Column(string table, string column) =>
        World.System.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(column) }).Entities.Select(row => row.GetAttributeValue<string>(column)).OfType<string>();

    // Ids and hashes are hexadecimal and may hold long runs of digits: only digits that stand for themselves are looked at.
    private static bool LooksLikeACard(string text, HashSet<string> ids) =>
        Regex.Matches(text, @"(?<![0-9A-Za-z-])(?:\d[ -]?){13,19}(?![0-9A-Za-z-])").Any(found => !ids.Contains(found.Value.Trim()) && FreeText.Screen(found.Value) != FreeTextFinding.None);
}
