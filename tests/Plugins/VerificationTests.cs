using System.Text.RegularExpressions;
using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Plugins;

/// <summary>A world in which the agent needs a code above 100 and a check of the customer above 200, and what the agent does about it.</summary>
internal abstract class VerificationTests : PluginTests
{
    protected const decimal NeedsCode = 150m;
    protected const decimal NeedsCheck = 250m;
    protected const string Sent = "Sent";
    protected const string Accepted = "Accepted";
    protected const string Denied = "Denied";
    protected const string CheckingCode = "CheckingCode";
    protected const string StepUpRequired = "StepUpRequired";

    protected TestCharge Charge { get; private set; } = null!;

    [SetUp]
    public async Task DemandProof()
    {
        PutPolicy(World.Agent, ("cpay_stepupabove", 100m), ("cpay_customercheckabove", 200m));
        Charge = await World.ChargeAsync(Gateways[1], 1000m);
    }

    /// <summary>A policy for one person, who may give back 10,000 at once.</summary>
    protected void PutPolicy(Guid user, params (string Column, object Value)[] columns)
    {
        var row = new Entity("cpay_refundpolicy")
        {
            ["cpay_name"] = "Needs proof",
            ["cpay_appliesto"] = new OptionSetValue(192700002),
            ["cpay_userid"] = new EntityReference("systemuser", user),
            ["cpay_maximumperrefund"] = 10_000m,
        };
        foreach (var (column, value) in columns) row[column] = value;
        World.System.Create(row);
    }

    protected ParameterCollection Ask(decimal? amount, Guid? user = null, TestCharge? charge = null) =>
        World.Call("cpay_RequestStepUp", user ?? World.Agent, ("TransactionId", (charge ?? Charge).Id), ("Amount", amount));

    /// <summary>Asks for a code and reads it in the mail.</summary>
    protected string CodeFor(decimal? amount, Guid? user = null, TestCharge? charge = null)
    {
        Assert.That(Ask(amount, user, charge)["Outcome"], Is.EqualTo(Sent));
        World.RunJobs();
        return CodeIn(World.Dataverse.Outbox.List()[^1].Body);
    }

    /// <summary>Asks for a refund with a code, and lets it be compared.</summary>
    protected Entered Enter(decimal? amount, string code, Guid? user = null, TestCharge? charge = null, params (string Name, object? Value)[] more)
    {
        var answer = (charge ?? Charge).Request(amount, user, code: code, more: more);
        if ((string)answer["Outcome"] != CheckingCode) return new((string)answer["Outcome"], (string)answer["Message"]);
        World.RunJobs();
        var refund = World.System.Retrieve("cpay_refund", (Guid)answer["RefundId"], new ColumnSet("cpay_status", "cpay_error"));
        return TestCharge.StatusOf(refund) switch
        {
            RefundStatus.Cancelled => new(StepUpRequired, refund.GetAttributeValue<string>("cpay_error")),
            RefundStatus.AwaitingApproval => new("AwaitingApproval", ""),
            _ => new(Accepted, ""),
        };
    }

    /// <summary>What became of a request with a code.</summary>
    protected sealed record Entered(string Outcome, string Message);

    internal static string CodeIn(string body) => Regex.Match(body, "<strong>([0-9]{6})</strong>").Groups[1].Value;

    /// <summary>Any code but this one.</summary>
    internal static string Not(string code) => code == "111111" ? "222222" : "111111";

    protected ParameterCollection Check(params (string Name, object? Value)[] answers) => CheckAs(World.Agent, answers);

    protected ParameterCollection CheckAs(Guid user, params (string Name, object? Value)[] answers) =>
        World.Call("cpay_CheckCustomer", user, [("TransactionId", Charge.Id), .. answers]);

    protected IReadOnlyList<Entity> Verifications => World.Rows("cpay_verification", "cpay_transactionid", Charge.Id);

    protected static int StatusOf(Entity verification) => verification.GetAttributeValue<OptionSetValue>("cpay_status").Value - 192700000;
}
