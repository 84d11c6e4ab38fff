using System.Text.RegularExpressions;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Plugins;

/// <summary>A one-time code stands in its mail and nowhere else; a customer's answers stand nowhere; the key neither (decision 0013).</summary>
internal sealed class WhatACodeLeavesBehind : VerificationTests
{
    private static readonly (string Name, object? Value)[] Answers =
    [
        ("LastFour", "8317"), ("OrderReference", "ANS-77813-Q"), ("Email", "asked.answer@fabrikam.example"), ("Phone", "+1 360 555 0142"), ("PostalCode", "QX7 9ZZ"),
    ];

    [Test]
    public void Is_its_mail_and_nothing_else_whatever_happens_with_it()
    {
        var entered = new List<string>();
        var wrong = CodeFor(NeedsCode);
        entered.Add(wrong);
        for (var tries = 0; tries < 5; tries++) Enter(NeedsCode, Not(wrong));
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        entered.Add(CodeFor(NeedsCode));
        Charge.Request(NeedsCode + 1m, code: entered[1]);
        Charge.Request(1_000_000m, code: entered[1]);
        Charge.Request(NeedsCode, code: entered[1]);
        Check(Answers);

        var waiting = Places(entered).ToList();
        World.RunJobs();
        var done = Places(entered).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(Charge.Refunded, Is.EqualTo(NeedsCode), "the story went as far as a refund");
            Assert.That(Charge.Refunds.Any(refund => refund.Contains("cpay_enteredhash")), Is.False);
            Assert.That(waiting, Is.EquivalentTo(new[] { "email.description", "email.description" }), "also while jobs wait with what caused them");
            Assert.That(done, Is.EquivalentTo(waiting));
        });

        World.Pass(TimeSpan.FromMinutes(6));
        Assert.That(Places(entered), Is.Empty, "their time is over");
    }

    /// <summary>Where a text of ours is found: table and column, or "trace".</summary>
    private IEnumerable<string> Places(IEnumerable<string> codes)
    {
        var secrets = codes.Concat(Answers.Select(answer => (string)answer.Value!)).Append(World.StepUpKey).Select(text => new Regex($"(?<![0-9A-Za-z]){Regex.Escape(text)}(?![0-9A-Za-z])")).ToList();
        return Everything().Where(written => secrets.Any(secret => secret.IsMatch(written.Text))).Select(written => written.Place);
    }

    private IEnumerable<(string Place, string Text)> Everything()
    {
        foreach (var table in World.Dataverse.Metadata.Tables.Values.Where(table => !table.IsView))
        {
            var rows = World.System.RetrieveMultiple(new QueryExpression(table.LogicalName) { ColumnSet = new ColumnSet(true) });
            foreach (var column in rows.Entities.SelectMany(row => row.Attributes))
                if (column.Value is string text) yield return ($"{table.LogicalName}.{column.Key}", text);
        }

        foreach (var trace in World.Dataverse.Traces.Latest()) yield return ("trace", trace.ToString()!);
    }
}
