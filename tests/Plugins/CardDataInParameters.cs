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
        Assert.That(Refusal(api, call), parameter == NeverKept ? Is.Null : Is.Not.Null);
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
            var user = api == "cpay_ReportSetupFailure" ? World.Dataverse.AdministratorId : api is "cpay_LogRecoveryCall" or "cpay_RequestRefund" or "cpay_CancelRefund" or "cpay_CheckCustomer" or "cpay_RequestStepUp" ? World.Agent : World.Approver;
            var outcome = (string)World.Call(api, user, [.. call.Select(one => (one.Key, (object?)one.Value))])["Outcome"];
            return Refusals.Contains(outcome) ? outcome : null;
        }
        catch (FaultException fault)
        {
            return fault.Message;
        }
    }

    private Dictionary<string, object> FailedSetup()
    {
        var subscription = World.System.Create(new Entity("cpay_subscription") { ["cpay_name"] = "Membership", ["cpay_customerid"] = new EntityReference("contact", World.Customer), ["cpay_status"] = new OptionSetValue(192700000), ["ownerid"] = new EntityReference("systemuser", World.Agent) });
        return new() { ["SubscriptionId"] = subscription, ["Problem"] = new OptionSetValue(192700000) };
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
            default:
                throw new InvalidOperationException($"{api} takes a text, and nothing here calls it.");
        }
    }
}
