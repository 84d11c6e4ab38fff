using CrmPayments.Core.Attempts;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Gateways;

/// <summary>What a notification changes about the disputes of a charge that is in the CRM.</summary>
internal sealed class DisputeNews(ChargeCase charge, ChargeNews news)
{
    private readonly Disputes _before = charge.Disputes;

    public Disputes After { get; } = news.Disputes.Aggregate(charge.Disputes, (known, told) => known.With(In(charge, told)));

    private bool Changes => After.ToText() != _before.ToText();

    /// <summary>Adds what changes to the charge's row; nothing, if nothing does.</summary>
    /// <param name="row">The charge's.</param>
    /// <param name="status">The charge's from now on; null: as read.</param>
    public void Set(Entity row, ChargeStatus? status)
    {
        if (!Changes) return;
        foreach (var balance in charge.BalanceColumns(status: status, captured: CapturedIn(row), disputes: After).Attributes) row[balance.Key] = balance.Value;
        row[TransactionRow.Disputes] = After.ToText();
        row[TransactionRow.Disputed] = After.IsOpen;
        row[TransactionRow.Lost] = new CrmMoney(After.Lost(CapturedIn(row)).Amount);
    }

    /// <summary>A line on the timeline for each change, and a task for a person when a dispute opens.</summary>
    public IEnumerable<OrganizationRequest> Consequences()
    {
        if (!Changes) return [];
        var lines = news.Disputes.SelectMany(told => Line(In(charge, told)).ToRequests());
        return After.IsOpen && !_before.IsOpen ? lines.Concat([new CreateRequest { Target = PersonTask.ChargeDisputed(charge) }]) : lines;
    }

    /// <summary>In the charge's currency; an amount in another one says nothing here, so the whole charge counts.</summary>
    private static GatewayDispute In(ChargeCase charge, GatewayDispute told) => told.Amount is { } amount && amount.Currency.Code == charge.Currency.Code
        ? told with { Amount = charge.Told(amount) }
        : told with { Amount = null };

    private Money CapturedIn(Entity row) => row.GetAttributeValue<CrmMoney>(TransactionRow.Amount) is { } amount ? new(amount.Value, charge.Currency) : charge.Captured;

    private Attempt Line(GatewayDispute told) => new(AttemptOperation.Notification, OutcomeOf(told.Standing))
    {
        Text = Sentences.For(charge.Language).Dispute(told.Standing, told.Amount ?? charge.Captured),
        Language = charge.Language,
        Amount = told.Amount ?? charge.Captured,
        Currency = charge.CurrencyReference,
        Customer = charge.Customer,
        Transaction = charge.Reference,
    };

    private static AttemptOutcome OutcomeOf(DisputeStanding standing) => standing switch
    {
        DisputeStanding.Won => AttemptOutcome.Succeeded,
        DisputeStanding.Lost => AttemptOutcome.Declined,
        _ => AttemptOutcome.Processing,
    };
}
