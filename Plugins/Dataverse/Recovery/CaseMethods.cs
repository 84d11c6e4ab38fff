using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Charges;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>What a debt may be collected with by itself, each method with its own history, so that the plan says what the sender will find: the debt's method or the one that renewed it, and the subscription's other one.</summary>
internal sealed class CaseMethods
{
    private readonly CaseCharge _debt;
    private readonly Dictionary<Guid, NetworkHistory> _histories = [];

    /// <param name="debt">The failed charge.</param>
    /// <param name="answers">To <see cref="Questions"/>.</param>
    /// <param name="rules">As they are set.</param>
    public CaseMethods(CaseCharge debt, IReadOnlyList<IReadOnlyList<Entity>> answers, NetworkRules rules)
    {
        _debt = debt;
        var methods = Of(debt);
        for (var index = 0; index < methods.Count; index++) _histories[methods[index].Id] = NetworkHistory.Of(answers[2 * index], answers[2 * index + 1], rules);
    }

    /// <summary>Of what is charged in a try; null: no method is known.</summary>
    public PaymentNetwork? Network => IsRenewed ? PaymentNetworks.Of(MethodPrint.NetworkOf(_debt.Renewed)) : HasOne ? _debt.Network : null;

    /// <summary>Its tries, for whatever they were; null as above.</summary>
    public IReadOnlyList<PastTry>? Tries => HasOne ? _histories[Charged.Id].TriesFor(_debt.Id) : null;

    /// <summary>UTC: when its data changed last; null: never, or as above.</summary>
    public DateTimeOffset? ChangedOn => Charged.Time(PaymentMethodRow.ChangedOn);

    /// <summary>UTC: when it was charged last; null: never, or as above.</summary>
    public DateTimeOffset? LastApprovedOn => HasOne ? _histories[Charged.Id].LastApprovedOn : null;

    /// <summary>Null: there is none that could be charged.</summary>
    public BackupMethod? Backup => IsUsable(_debt.Backup) && _debt.Backup.Id != Charged.Id
        ? new BackupMethod(PaymentNetworks.Of(MethodPrint.NetworkOf(_debt.Backup)), _histories[_debt.Backup.Id].TriesFor(_debt.Id)) { ChangedOn = _debt.Backup.Time(PaymentMethodRow.ChangedOn) }
        : null;

    /// <summary>Of what is charged in a try; null: no method is known.</summary>
    public NetworkHistory? History => HasOne ? _histories[Charged.Id] : null;

    /// <summary>The customer signed for debits of it.</summary>
    public bool HasMandate => Charged.Contains(PaymentMethodRow.MandateOn);

    /// <summary>Of the subscription's other method; null: there is none.</summary>
    public NetworkHistory? BackupHistory => _debt.Backup.Id == Guid.Empty ? null : _histories[_debt.Backup.Id];

    public bool BackupHasMandate => _debt.Backup.Contains(PaymentMethodRow.MandateOn);

    /// <summary>What is asked, two questions a method.</summary>
    public static IReadOnlyList<QueryExpression> Questions(CaseCharge debt) =>
        [.. Of(debt).SelectMany(method => new[] { NetworkHistory.Question(PrintOf(method), method.Id, method.Time(PaymentMethodRow.ChangedOn)), NetworkHistory.PaidOnPages(method.Id) })];

    /// <summary>What was paid with the debt's own method, and with the one that renewed it: behind both is the customer's account.</summary>
    public IReadOnlyList<PastTry> TriesIn(EntityReference currency) =>
        [.. Of(_debt).Where(method => method.Id != _debt.Backup.Id).SelectMany(method => _histories[method.Id].TriesIn(currency)).Distinct()];

    // As the sender chooses: the method that renewed the debt's own, unless it was removed.
    private Entity Charged => IsRenewed ? _debt.Renewed : _debt.Method;

    private bool HasOne => Charged.Id != Guid.Empty;

    private bool IsRenewed => _debt.Renewed.Id != Guid.Empty && StatusOf(_debt.Renewed) != PaymentMethodRow.Removed;

    private static List<Entity> Of(CaseCharge debt) =>
        [.. new[] { debt.Method, debt.Renewed, debt.Backup }.Where(method => method.Id != Guid.Empty).GroupBy(method => method.Id).Select(same => same.First())];

    private static string PrintOf(Entity method) => MethodPrint.Of(method, method.GetAttributeValue<EntityReference>(PaymentMethodRow.Gateway)?.Id ?? Guid.Empty);

    private static bool IsUsable(Entity method) => method.Id != Guid.Empty && StatusOf(method) is not (PaymentMethodRow.Removed or PaymentMethodRow.Expired);

    private static int? StatusOf(Entity method) => method.GetAttributeValue<OptionSetValue>(PaymentMethodRow.Status)?.Value;
}
