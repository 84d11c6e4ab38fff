using System.Net;
using System.Text.RegularExpressions;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using CrmPayments.Emulator.Dataverse.Mail;
using CrmPayments.Tests.Plugins.Charges;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>A policy by which the customer confirms what is above 500 dollars: a payment link, and paying it is the confirmation.</summary>
internal abstract class ConfirmationTests : RecoveryTests
{
    protected const decimal Large = 600m;

    /// <summary>Two days are a Sunday, on which nobody is written to.</summary>
    protected static readonly TimeSpan UntilAsked = TimeSpan.FromDays(3.25);

    protected Guid Policy { get; private set; }

    protected IReadOnlyList<Entity> Offers => World.Rows("cpay_alternativeoffer", "cpay_customerid", World.Customer);

    protected Entity OnlyOffer => Offers.Single();

    protected IReadOnlyList<Entity> Charges => World.Rows("cpay_transaction", "cpay_customerid", World.Customer);

    protected IReadOnlyList<SentEmail> Outbox => [.. World.Dataverse.Outbox.List().Where(email => email.To.Any(address => address.EndsWith("fabrikam.example", StringComparison.Ordinal)))];

    [SetUp]
    public void AskAbove500()
    {
        World.Set("cpay_CustomerPageUrl", "https://shop.contoso.example/thanks");
        Policy = World.System.Create(new Entity("cpay_recoverypolicy") { ["cpay_name"] = "Large charges are confirmed", ["cpay_priority"] = 1, ["cpay_mosttries"] = 6, ["cpay_mostdays"] = 40, ["cpay_proofabove"] = 500m });
        Step(10, 2);
        Step(20, 5);
    }

    private void Step(int number, int days) => World.System.Create(new Entity("cpay_recoverystep")
    {
        ["cpay_policyid"] = new EntityReference("cpay_recoverypolicy", Policy),
        ["cpay_number"] = number,
        ["cpay_action"] = new OptionSetValue((int)RecoveryAction.Retry),
        ["cpay_offsetminutes"] = days * 24 * 60,
    });

    protected async Task<TestDebt> DebtAsync(decimal amount = Large) => Debt(Method(await Stripe.Store!(World.Url)), amount);

    protected TestDebt Debt(Guid method, decimal amount = Large) =>
        new(World, Stripe, Fail(amount: amount, with: row => row["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", method)), method);

    protected async Task<Guid> SubscribeAsync() => Subscription(Method(await Stripe.Store!(World.Url)), Large, starts: Now.AddDays(1));

    protected ParameterCollection Options(Guid charge) => World.Call("cpay_GetRecoveryOptions", World.Agent, ("TransactionId", charge));

    protected static OfferStatus OfferStatusOf(Entity offer) => (OfferStatus)offer.GetAttributeValue<OptionSetValue>("cpay_status").Value;

    protected static DeclineReason ReasonOf(Entity charge) => (DeclineReason)charge.GetAttributeValue<OptionSetValue>("cpay_declinereason").Value;

    protected static string TextOf(SentEmail email) => WebUtility.HtmlDecode(Regex.Replace(email.Body, "<[^>]+>", ""));

    /// <summary>The customer pays on the gateway's page.</summary>
    protected static async Task PayAsync(Entity offer)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("with", "pm_card_visa")]);
        (await http.PostAsync(new Uri(offer.GetAttributeValue<string>("cpay_link")), form)).EnsureSuccessStatusCode();
    }

    protected async Task<IReadOnlyList<decimal>> TakenAsync() => [.. ((JArray)(await World.LedgerAsync(Stripe))["charges"]!)
        .Where(charge => (string?)charge["status"] is not ("declined" or "failed" or "requires_payment_method" or "canceled")).Select(charge => (decimal)charge["amount"]!)];
}
