using System.Net;
using System.Text.RegularExpressions;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Refunds;
using CrmPayments.Emulator.Dataverse.Mail;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Messages;

/// <summary>Refunds whose customer is to be told, and what the customer got.</summary>
internal abstract class MessageTests : PluginTests
{
    protected const string StatusPage = "https://payments.contoso.example";

    protected const int Sent = 192700001, NotSent = 192700002, Failed = 192700003;

    protected static TestGateway Stripe => Gateways.Single(gateway => gateway.Type == GatewayType.Stripe);

    /// <summary>What has left, oldest first: without the codes that users are sent.</summary>
    protected IReadOnlyList<SentEmail> Outbox => World.Dataverse.Outbox.List();

    protected IEnumerable<string> Subjects => Outbox.Select(email => email.Subject);

    protected IReadOnlyList<Entity> Tasks => World.Rows("task", "regardingobjectid", World.Customer);

    [SetUp]
    public void SetStatusPage() => World.Set("cpay_StatusPageUrl", StatusPage);

    protected static CustomerStage StageOf(Entity message) => (CustomerStage)message.GetAttributeValue<OptionSetValue>("cpay_stage").Value;

    protected static int StatusOf(Entity message) => message.GetAttributeValue<OptionSetValue>("cpay_status").Value;

    /// <summary>A refund's messages, by stage.</summary>
    protected IReadOnlyList<Entity> Messages(TestCharge charge) => [.. charge.Refunds.SelectMany(refund => World.Rows("cpay_customermessage", "cpay_refundid", refund.Id)).OrderBy(StageOf)];

    protected IEnumerable<CustomerStage> SentStages(TestCharge charge) => Messages(charge).Where(message => StatusOf(message) == Sent).Select(StageOf);

    protected Entity MessageOf(TestCharge charge, CustomerStage stage) => Messages(charge).Single(message => StageOf(message) == stage);

    protected void Customer(string column, object? value) => World.System.Update(new Entity("contact", World.Customer) { [column] = value });

    /// <summary>Moves the refund as the module would, without a gateway.</summary>
    protected void Move(TestCharge charge, RefundStatus status) =>
        World.Stage(new Entity("cpay_refund", charge.OnlyRefund.Id) { ["cpay_status"] = new OptionSetValue((int)status) });

    /// <summary>Asks for money back and wants the customer told; null: says nothing about it.</summary>
    protected static void Ask(TestCharge charge, decimal amount, bool? notify = true) => charge.Request(amount, more: [("NotifyCustomer", notify)]);

    protected void Decide(TestCharge charge, string decision)
    {
        World.Call("cpay_DecideRefund", World.Approver, ("RefundId", charge.OnlyRefund.Id), ("Decision", decision));
        World.RunJobs();
    }

    /// <summary>The text that a person reads, without its marks.</summary>
    protected static string TextOf(SentEmail email) => WebUtility.HtmlDecode(Regex.Replace(email.Body.Replace("</p>", "\n", StringComparison.Ordinal), "<[^>]+>", ""));

    protected static string TokenIn(SentEmail email) => Regex.Match(email.Body, $"{Regex.Escape(StatusPage)}/status/([A-Za-z0-9_-]{{72}})\"").Groups[1].Value;
}
