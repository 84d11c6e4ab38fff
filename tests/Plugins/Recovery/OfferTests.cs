using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>A failed charge of 100 with its case, and offers on it.</summary>
internal abstract class OfferTests : PluginTests
{
    protected const decimal Owed = 100m;

    protected static TestGateway Stripe => Gateways.Single(gateway => gateway.Type == GatewayType.Stripe);

    protected Guid Debt { get; private set; }

    protected Guid Case { get; private set; }

    protected Entity DebtRow => World.Rows("cpay_transaction", "cpay_transactionid", Debt).Single();

    /// <summary>Counted by hand, from the payments and what was taken off.</summary>
    protected decimal StillOwed => Amount(DebtRow, "cpay_amount") - Amount(DebtRow, "cpay_discountamount")
        - World.Rows("cpay_transaction", "cpay_originid", Debt).Where(row => ChargeStates.HasMoney((ChargeStatus)row.GetAttributeValue<OptionSetValue>("cpay_status").Value)).Sum(row => Amount(row, "cpay_amount"));

    /// <summary>Whether the offer holds the case: what a case that nothing holds does next is its ladder's business, and told here as Active.</summary>
    protected CaseStatus CaseStatus => (CaseStatus)World.Rows("cpay_recoverycase", "cpay_recoverycaseid", Case).Single().GetAttributeValue<OptionSetValue>("cpay_status").Value is var status && status == Core.Recovery.CaseStatus.WithAPerson ? Core.Recovery.CaseStatus.Active : status;

    protected Entity OnlyOffer => World.Rows("cpay_alternativeoffer", "cpay_recoverycaseid", Case).Single();

    protected OfferStatus Status => StatusOf(OnlyOffer);

    protected LinkStage? Link => (LinkStage?)OnlyOffer.GetAttributeValue<OptionSetValue>("cpay_linkstage")?.Value;

    protected IReadOnlyList<Entity> Payments => World.Rows("cpay_transaction", "cpay_offerid", OnlyOffer.Id);

    [SetUp]
    public void OpenACase()
    {
        World.Set("cpay_CustomerPageUrl", "https://shop.contoso.example/thanks");
        OpenACase(Stripe);
    }

    protected static OfferStatus StatusOf(Entity offer) => (OfferStatus)offer.GetAttributeValue<OptionSetValue>("cpay_status").Value;

    protected static decimal Amount(Entity row, string column) => row.GetAttributeValue<Microsoft.Xrm.Sdk.Money>(column)?.Value ?? 0m;

    /// <summary>As the ledger would have opened it after a decline.</summary>
    protected void OpenACase(TestGateway gateway, DeclineReason reason = DeclineReason.InsufficientFunds)
    {
        var failed = World.Know(gateway, "failed-" + Guid.NewGuid().ToString("N"), Owed, ChargeStatus.Declined);
        Debt = failed.Id;
        World.RunJobs();
        Case = World.Rows("cpay_recoverycase", "cpay_transactionid", Debt).SingleOrDefault()?.Id ?? StageCase(gateway);
        World.Stage(new Entity("cpay_transaction", Debt) { ["cpay_owedamount"] = new Microsoft.Xrm.Sdk.Money(Owed), ["cpay_paidamount"] = new Microsoft.Xrm.Sdk.Money(0m), ["cpay_recoverycaseid"] = new EntityReference("cpay_recoverycase", Case), ["cpay_declinereason"] = new OptionSetValue((int)reason), ["cpay_orderreference"] = "SO-1001" });
    }

    protected void Policy(decimal? maximumDiscount, int role) => World.System.Update(new Entity("cpay_refundpolicy", World.Rows("cpay_refundpolicy", "cpay_name", $"Role {role}").Single().Id) { ["cpay_maximumdiscount"] = maximumDiscount });

    /// <summary>Asks for an offer as the agent; jobs do not run.</summary>
    protected ParameterCollection Ask(OfferKind kind, params (string Name, object? Value)[] terms) => Ask(World.Agent, kind, terms);

    protected ParameterCollection Ask(Guid user, OfferKind kind, params (string Name, object? Value)[] terms) =>
        World.Call("cpay_OfferAlternative", user, [("RecoveryCaseId", Case), ("Kind", new OptionSetValue((int)kind)), .. terms]);

    /// <summary>An open offer, with its link if it has one.</summary>
    protected Entity Offered(OfferKind kind, params (string Name, object? Value)[] terms)
    {
        var answer = Ask(kind, terms);
        Assert.That(answer["Outcome"], Is.AnyOf("Made", "Started"), (string)answer["Message"]);
        World.RunJobs();
        return OnlyOffer;
    }

    protected ParameterCollection Accept(params (string Name, object? Value)[] what) => World.Call("cpay_AcceptOffer", World.Agent, what);

    protected ParameterCollection Withdraw() => World.Call("cpay_WithdrawOffer", World.Agent, ("OfferId", OnlyOffer.Id));

    protected ParameterCollection Decide(Guid user, string decision) => World.Call("cpay_DecideOffer", user, ("OfferId", OnlyOffer.Id), ("Decision", decision));

    /// <summary>The customer pays on the gateway's page.</summary>
    protected async Task PayAsync(string with = "pm_card_visa") => await PayAsync(OnlyOffer.GetAttributeValue<string>("cpay_link"), with);

    protected static async Task PayAsync(string page, string with)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("with", with)]);
        (await http.PostAsync(new Uri(page), form)).EnsureSuccessStatusCode();
    }

    /// <summary>What the gateway has booked with money.</summary>
    protected async Task<IReadOnlyList<JObject>> BookedAsync(TestGateway gateway) =>
        [.. (await World.LedgerAsync(gateway))["charges"]!.Cast<JObject>().Where(charge => (string?)charge["status"] is not ("declined" or "failed" or "requires_payment_method" or "canceled"))];

    private Guid StageCase(TestGateway gateway)
    {
        var row = new Entity("cpay_recoverycase", Guid.NewGuid())
        {
            ["cpay_customerid"] = new EntityReference("contact", World.Customer),
            ["cpay_transactionid"] = new EntityReference("cpay_transaction", Debt),
            ["cpay_status"] = new OptionSetValue((int)CaseStatus.Active),
            ["transactioncurrencyid"] = World.Rows("transactioncurrency", "isocurrencycode", gateway.CurrencyCode).Single().ToEntityReference(),
            ["ownerid"] = new EntityReference("systemuser", World.Agent),
        };
        CreateUnguarded(row);
        return row.Id;
    }

    /// <summary>Past the step that keeps hands off, where the table has one.</summary>
    protected void CreateUnguarded(Entity row)
    {
        var request = new CreateRequest { Target = row };
        if (Clone.FindStepId($"CrmPayments.Plugins.Access.OnlyTheModule: Create of {row.LogicalName}") is { } guard) request["BypassBusinessLogicExecutionStepIds"] = guard;
        World.System.Execute(request);
    }
}
