using CrmPayments.Core.Declines;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>A message that is due, its customer, and all that is so now.</summary>
/// <param name="Message">As planned.</param>
/// <param name="Customer">Who is told.</param>
/// <param name="Told">What they got lately, and what waits.</param>
/// <param name="Debts">What they owe.</param>
/// <param name="Clock">Theirs.</param>
/// <param name="Language">LCID they are written to in.</param>
internal sealed record Talk(PlannedMessage Message, MessageCustomer Customer, CustomerMessages Told, CustomerDebts Debts, CustomerClock Clock, int Language)
{
    public Utterance Utterance => new(Message.Kind, Message.Channel, MessageStanding.Of(Message, Debts, Clock))
    {
        Asked = Message.Asked,
        Reason = Reason,
        FailedOn = OpenedOn,
        OpenedOn = OpenedOn,
        NextTryOn = Message.NextTryOn,
        Until = Message.Until,
        IsAdvertising = Message.OfferKind == OfferKind.Discount,
    };

    /// <summary>The debts it speaks of itself; thanks are for what came, not for what is owed.</summary>
    public IReadOnlyList<ToldDebt> Own => Message.Kind == MessageKind.Recovered ? []
        : Message.Transaction is { } charge && Debts.Charge(charge.Id) is { } named ? [named]
        : Message.CaseReference is { } recovery ? [.. Debts.Of(recovery.Id)]
        : [];

    /// <summary>Waiting messages whose words it takes along, and that are not sent any more.</summary>
    public IReadOnlyList<Entity> TakenAlong => [.. Told.TakenAlong(Message).Where(row => CustomerMessages.CaseOf(row) is not { } other || other == Message.CaseReference?.Id || Debts.IsOpen(other))];

    /// <summary>All debts that it speaks of, those of the taken along included; each once.</summary>
    public IReadOnlyList<ToldDebt> All =>
        [.. Own.Concat(TakenAlong.Select(CustomerMessages.CaseOf).OfType<Guid>().SelectMany(Debts.Of)).GroupBy(debt => debt.Charge.Id).Select(same => same.First()).OrderBy(Debts.PositionOf)];

    private DeclineReason? Reason => (DeclineReason?)Message.Case.GetAttributeValue<OptionSetValue>(RecoveryCaseRow.Reason)?.Value ?? Own.Select(debt => debt.Reason).FirstOrDefault();

    private DateTimeOffset? OpenedOn => Message.Case.GetAttributeValue<DateTime?>(RecoveryCaseRow.OpenedOn) is { } on ? new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc)) : null;
}
