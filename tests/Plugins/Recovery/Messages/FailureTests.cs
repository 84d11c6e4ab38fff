using System.Net;
using System.Text.RegularExpressions;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery;
using CrmPayments.Emulator.Dataverse.Mail;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Tests.Plugins.Recovery.Messages;

/// <summary>
/// Customers whose charges failed, and what they got. Their cases are opened by the engine, under a policy that tells them nothing
/// by itself for weeks: what is told, a test says. It is a Friday, nine in the morning in UTC; the customer has no country.
/// </summary>
internal abstract class FailureTests : RecoveryTests
{
    protected const int Waiting = 192700000, Sent = 192700001, NotSent = 192700002, Failed = 192700003;
    protected const string CustomerPage = "https://pay.contoso.example";
    protected const string Franc = "CHF";

    private int _number;

    /// <summary>What customers got, oldest first: people get mail about their tasks, too.</summary>
    protected IReadOnlyList<SentEmail> Outbox => [.. World.Dataverse.Outbox.List().Where(email => email.To.Any(address => address.EndsWith("fabrikam.example", StringComparison.Ordinal)))];

    protected IEnumerable<string> Subjects => Outbox.Select(email => email.Subject);

    protected EntityReference Olivia => new("contact", World.Customer);

    /// <summary>The policy's only step.</summary>
    protected Guid Step { get; private set; }

    [SetUp]
    public void SetCustomerPageAndPolicy()
    {
        World.Set("cpay_CustomerPageUrl", CustomerPage);
        World.System.Create(new Entity("transactioncurrency") { ["isocurrencycode"] = Franc, ["currencyname"] = "Franc", ["currencysymbol"] = "Fr", ["currencyprecision"] = 2, ["exchangerate"] = 2m });
        var policy = new EntityReference("cpay_recoverypolicy", World.System.Create(new Entity("cpay_recoverypolicy") { ["cpay_name"] = "Quiet", ["cpay_priority"] = 1, ["cpay_mosttries"] = 1, ["cpay_mostdays"] = 90 }));
        Step = World.System.Create(new Entity("cpay_recoverystep") { ["cpay_policyid"] = policy, ["cpay_number"] = 1, ["cpay_action"] = new OptionSetValue((int)RecoveryAction.Retry), ["cpay_offsetminutes"] = 60 * 24 * 40 });
    }

    protected void Customer(string column, object? value) => World.System.Update(new Entity("contact", World.Customer) { [column] = value });

    /// <summary>The customer's case in a currency, after one more charge failed for each debt.</summary>
    protected Entity Case(DeclineReason reason = DeclineReason.InsufficientFunds, string currency = "USD", params (decimal Amount, string Purpose)[] debts)
    {
        foreach (var (amount, purpose) in debts.Length > 0 ? debts : [(49m, "Premium plan")])
        {
            Fail(reason, amount, row =>
            {
                row["cpay_purpose"] = purpose;
                row["transactioncurrencyid"] = Currency(currency);
            });
        }

        return Cases.Single(row => row.GetAttributeValue<EntityReference>("transactioncurrencyid").Id == Currency(currency).Id);
    }

    /// <summary>Somebody takes the case in hand.</summary>
    protected void Hold(Entity recovery, CaseStatus how)
    {
        var answer = how switch
        {
            CaseStatus.Paused => World.Call("cpay_PauseRecovery", World.Agent, ("RecoveryCaseId", recovery.Id)),
            CaseStatus.Promised => World.Call("cpay_PromisePayment", World.Agent, ("RecoveryCaseId", recovery.Id), ("PayOn", Now.AddDays(5))),
            _ => World.Call("cpay_OfferAlternative", World.Agent, ("RecoveryCaseId", recovery.Id), ("Kind", new OptionSetValue((int)OfferKind.PaymentLink))),
        };
        Assert.That(answer["Outcome"], Is.Not.EqualTo("Denied"), (string)answer["Message"]);
        World.RunJobs();
        Assert.That(StatusOf(Row("cpay_recoverycase", recovery.Id)), Is.EqualTo(how));
    }

    /// <summary>A message as whoever knows of the failure plans it.</summary>
    protected Entity Plan(Entity? recovery, MessageKind kind = MessageKind.FailureNotice, EntityReference? customer = null, params (string Column, object Value)[] more)
    {
        var row = new Entity("cpay_customermessage")
        {
            ["cpay_name"] = kind.ToString(),
            ["cpay_key"] = $"test-{_number++}",
            ["cpay_customerid"] = customer ?? Olivia,
            ["cpay_kind"] = new OptionSetValue((int)kind),
            ["cpay_channel"] = new OptionSetValue((int)Channel.Email),
            ["cpay_status"] = new OptionSetValue(Waiting),
            ["cpay_nexttryon"] = Now,
        };
        if (recovery is not null) row["cpay_recoverycaseid"] = recovery.ToEntityReference();
        foreach (var (column, value) in more) row[column] = value;
        var request = new CreateRequest { Target = row, ["BypassBusinessLogicExecutionStepIds"] = Clone.StepId("CrmPayments.Plugins.Access.OnlyTheModule: Create of cpay_customermessage") };
        row.Id = ((CreateResponse)World.System.Execute(request)).id;
        return row;
    }

    protected Entity Message(Entity planned) => Row("cpay_customermessage", planned.Id);

    protected int MessageStatusOf(Entity planned) => Message(planned).GetAttributeValue<OptionSetValue>("cpay_status").Value;

    protected string ErrorOf(Entity planned) => Message(planned).GetAttributeValue<string>("cpay_error") ?? "";

    /// <summary>The text that a person reads, without its marks.</summary>
    protected static string TextOf(SentEmail email) => WebUtility.HtmlDecode(Regex.Replace(email.Body.Replace("</p>", "\n", StringComparison.Ordinal).Replace("<br>", "\n", StringComparison.Ordinal), "<[^>]+>", ""));

    /// <summary>One look of due work now.</summary>
    protected void Look() => World.Pass(TimeSpan.FromMinutes(1));

    /// <summary>Time passes in steps of an hour, with due work in each.</summary>
    protected void PassHours(int hours) => Live(TimeSpan.FromHours(hours));
}
