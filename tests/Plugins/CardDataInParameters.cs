using System.ServiceModel;
using System.Xml.Linq;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>A card number in any text that a custom API takes is refused, and is in no row, no audit, no job and no trace afterwards.</summary>
internal sealed class CardDataInParameters : PluginTests
{
    private const string Number = "4111111111111111";

    /// <summary>What a gateway sent and signed is no free text: its ids are numbers of any length.</summary>
    private static readonly string[] FromGateways = ["cpay_IngestGatewayEvent"];

    /// <summary>What these are told is handed on or looked up, and kept nowhere: they need not refuse it.</summary>
    private static readonly string[] KeepNothing = ["cpay_CheckAccount", "cpay_CheckOrder", "cpay_NotifyCustomer", "cpay_ReportBounce"];

    /// <summary>A one-time code is compared and forgotten; where none is needed, what was given is not looked at.</summary>
    private const string NeverKept = "StepUpCode";

    private static readonly string[] Refusals = ["Denied", "NotMatched", "StepUpRequired", "CustomerCheckRequired"];

    private static IEnumerable<object[]> Texts =>
        from api in Directory.EnumerateDirectories(Clone.Path("Solution", "src", "customapis"))
        where !FromGateways.Contains(Path.GetFileName(api))
        from file in Directory.EnumerateFiles(api, "customapirequestparameter.xml", SearchOption.AllDirectories)
        let parameter = XElement.Load(file)
        where (string?)parameter.Element("type") == "10"
        select new object[] { Path.GetFileName(api), (string)parameter.Attribute("uniquename")! };

    [TestCaseSource(nameof(Texts))]
    public async Task Are_refused_and_written_nowhere(string api, string parameter)
    {
        var call = await ReadyAsync(api);
        call[parameter] = parameter is "Notes" or "Comment" ? $"The card is {Number}." : Number;
        var refusal = Refusal(api, call);
        if (!KeepNothing.Contains(api)) Assert.That(refusal, parameter == NeverKept ? Is.Null : Is.Not.Null);
        World.RunJobs();
        Assert.That(World.Written().Where(text => text.Contains(Number, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Are_looked_for_in_every_text_there_is() =>
        Assert.That(Texts.Count(), Is.GreaterThanOrEqualTo(12));

    /// <summary>Null: it was accepted.</summary>
    private string? Refusal(string api, Dictionary<string, object> call)
    {
        try
        {
            var user = api is "cpay_ReportSetupFailure" or "cpay_CheckOrder" or "cpay_NotifyCustomer" or "cpay_ReportBounce" ? World.Dataverse.AdministratorId : api is "cpay_LogRecoveryCall" or "cpay_RetryCharge" or "cpay_RequestRefund" or "cpay_CancelRefund" or "cpay_CheckCustomer" or "cpay_RequestStepUp" ? World.Agent : World.Approver;
            var answer = World.Call(api, user, [.. call.Select(one => (one.Key, (object?)one.Value))]);
            return answer.TryGetValue("Outcome", out var outcome) && Refusals.Contains((string)outcome) ? (string)outcome : null;
        }
        catch (FaultException fault)
        {
            return fault.Message;
        }
    }

    private Dictionary<string, object> FailedSetup()
    {
        var subscription = World.System.Create(new Entity("cpay_subscription") { ["cpay_name"] = "Membership", ["cpay_customerid"] = new EntityReference("contact", World.Customer), ["cpay_status"] = new OptionSetValue(192700000), ["cpay_amount"] = new Money(30m), ["transactioncurrencyid"] = World.Currency("USD"), ["ownerid"] = new EntityReference("systemuser", World.Agent) });
        return new() { ["SubscriptionId"] = subscription, ["Problem"] = new OptionSetValue(192700000) };
    }

    private static OptionSetValue BankTransfer => new(192700002);

    private Dictionary<string, object> OfOffer(string api)
    {
        var offer = World.Call("cpay_OfferAlternative", World.Approver, ("RecoveryCaseId", Case()), ("Kind", BankTransfer))["OfferId"];
        return api == "cpay_DecideOffer" ? new() { ["OfferId"] = offer, ["Decision"] = "Approve" } : new() { ["OfferId"] = offer };
    }

    /// <summary>A try of the agent's that was sent and looked up in vain.</summary>
    private Guid DoubtfulCharge()
    {
        var one = (Guid)World.Call("cpay_RetryCharge", World.Agent, ("TransactionId", FailedCharge()))["NewTransactionId"];
        World.Stage(new Entity("cpay_transaction", one) { ["cpay_status"] = new OptionSetValue((int)Core.Gateways.ChargeStatus.Submitted), ["cpay_sendcount"] = 1, ["cpay_checks"] = 1 });
        World.Stage(new Entity("cpay_transaction", one) { ["cpay_status"] = new OptionSetValue((int)Core.Gateways.ChargeStatus.Unknown) });
        return one;
    }

    private Guid FailedCharge()
    {
        var method = World.System.Create(new Entity("cpay_paymentmethod")
        {
            ["cpay_name"] = "Visa",
            ["cpay_customerid"] = new EntityReference("contact", World.Customer),
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Gateways[1].Id),
            ["cpay_token"] = Guid.NewGuid().ToString("N"),
            ["cpay_kind"] = new OptionSetValue(192700000),
        });
        return Charges.TestDebt.Fail(World, Gateways[1], 30m, method).Id;
    }

    private Guid Case()
    {
        FailedCharge();
        World.RunJobs();
        return World.Rows("cpay_recoverycase", "cpay_customerid", World.Customer).Single().Id;
    }

    /// <summary>The parameters of a call that would do something, as far as texts do not matter.</summary>
    private async Task<Dictionary<string, object>> ReadyAsync(string api)
    {
        var charge = await World.ChargeAsync(Gateways[1], 300m);
        switch (api)
        {
            case "cpay_RequestRefund":
                return new() { ["TransactionId"] = charge.Id, ["Amount"] = 10m, ["Reason"] = new OptionSetValue(192700005), ["IdempotencyKey"] = "key-1" };
            case "cpay_CheckCustomer":
                return new() { ["TransactionId"] = charge.Id, ["Channel"] = new OptionSetValue(192700000) };
            case "cpay_DecideRefund":
                charge.Request(150m);
                return new() { ["RefundId"] = charge.OnlyRefund.Id, ["Decision"] = "Approve", ["Comment"] = "Agreed." };
            case "cpay_CancelRefund":
                charge.Request(150m);
                return new() { ["RefundId"] = charge.OnlyRefund.Id, ["Comment"] = "Not needed." };
            case "cpay_ResolveRefund":
                charge.Request(30m, more: [("PayOut", new OptionSetValue(192700002))]);
                World.Call("cpay_DecideRefund", World.Approver, ("RefundId", charge.OnlyRefund.Id), ("Decision", "Approve"), ("Comment", "Agreed."));
                World.RunJobs();
                return new() { ["RefundId"] = charge.OnlyRefund.Id, ["Resolution"] = "Succeeded", ["Reference"] = "TRF-1", ["Comment"] = "Paid." };
            case "cpay_ReportSetupFailure":
                return FailedSetup();
            case "cpay_LogRecoveryCall":
                var task = World.Call("cpay_ReportSetupFailure", World.Dataverse.AdministratorId, [.. FailedSetup().Select(one => (one.Key, (object?)one.Value))])["RecoveryTaskId"];
                return new() { ["RecoveryTaskId"] = task, ["Result"] = new OptionSetValue(192700004) };
            case "cpay_CheckAccount":
                return new() { ["Country"] = "PE", ["AccountNumber"] = "1" };
            case "cpay_CheckOrder":
                return new() { ["TransactionId"] = charge.Id, ["OrderReference"] = "SO-1", ["Amount"] = 5m, ["CurrencyCode"] = "USD", ["CustomerId"] = World.Customer };
            case "cpay_NotifyCustomer":
                return new() { ["CustomerId"] = World.Customer, ["CustomerType"] = "contact", ["MessageId"] = Guid.NewGuid(), ["Kind"] = "Reminder", ["Channel"] = "Email", ["Language"] = 1033 };
            case "cpay_ReportBounce":
                return new() { ["CustomerId"] = World.Customer, ["CustomerType"] = "contact", ["Channel"] = "Email", ["Reason"] = "550" };
            case "cpay_RetryCharge":
                return new() { ["TransactionId"] = FailedCharge() };
            case "cpay_ResolveCharge":
                return new() { ["TransactionId"] = DoubtfulCharge(), ["Resolution"] = "NotCharged", ["Comment"] = "Not in its console." };
            case "cpay_OfferAlternative":
                return new() { ["RecoveryCaseId"] = Case(), ["Kind"] = BankTransfer };
            case "cpay_AcceptOffer" or "cpay_WithdrawOffer" or "cpay_DecideOffer":
                return OfOffer(api);
            case "cpay_PauseRecovery" or "cpay_CloseRecovery":
                return new() { ["RecoveryCaseId"] = Case(), ["Comment"] = "Agreed." };
            case "cpay_ResumeRecovery":
                var paused = Case();
                World.Call("cpay_PauseRecovery", World.Approver, ("RecoveryCaseId", paused));
                return new() { ["RecoveryCaseId"] = paused };
            case "cpay_PromisePayment":
                return new() { ["RecoveryCaseId"] = Case(), ["PayOn"] = World.Clock.GetUtcNow().UtcDateTime.AddDays(3) };
            default:
                throw new InvalidOperationException($"{api} takes a text, and nothing here calls it.");
        }
    }
}
