using CrmPayments.Core.Charges;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Subscriptions;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>One charge of a case: a debt, or a try to collect one; with its subscription, method and gateway.</summary>
internal sealed class CaseCharge
{
    /// <summary>What is read of a charge.</summary>
    public static readonly string[] Columns =
    [
        TransactionRow.Id, TransactionRow.Name, TransactionRow.Origin, TransactionRow.Customer, TransactionRow.Gateway, TransactionRow.PaymentMethod, TransactionRow.Amount,
        TransactionRow.Owed, TransactionRow.Paid, TransactionRow.Discount, TransactionRow.Currency, TransactionRow.Status, TransactionRow.DeclineReason, TransactionRow.Disputed,
        TransactionRow.ChargedOn, TransactionRow.SubmittedOn, TransactionRow.CompletedOn, TransactionRow.SendCount, TransactionRow.Initiator, TransactionRow.Engine,
        TransactionRow.Network, TransactionRow.NetworkCode, TransactionRow.AdviceCode, TransactionRow.OrderReference, TransactionRow.RecoveryCase, TransactionRow.Subscription,
        TransactionRow.GatewayText, TransactionRow.GatewaySubscriptionId, TransactionRow.Fingerprint, "createdon", "ownerid",
    ];

    private static readonly string[] SubscriptionColumns =
    [
        SubscriptionRow.Id, SubscriptionRow.Name, SubscriptionRow.Status, SubscriptionRow.Engine, SubscriptionRow.GatewayRetries, SubscriptionRow.Plan, SubscriptionRow.IncomeType,
        SubscriptionRow.NextChargeOn, SubscriptionRow.EndsOn, SubscriptionRow.BackupMethod, SubscriptionRow.Policy,
    ];

    private static readonly string[] MethodColumns =
    [
        PaymentMethodRow.Id, PaymentMethodRow.Brand, PaymentMethodRow.Network, PaymentMethodRow.Status, PaymentMethodRow.ReplacedBy, PaymentMethodRow.ChangedOn, PaymentMethodRow.Gateway,
        PaymentMethodRow.Customer, PaymentMethodRow.Token, PaymentMethodRow.Fingerprint, PaymentMethodRow.LastFour, PaymentMethodRow.ExpiryMonth, PaymentMethodRow.ExpiryYear,
        PaymentMethodRow.MandateOn,
    ];

    private readonly bool _givenBack;

    private CaseCharge(Entity row, Entity result, string alias)
    {
        _givenBack = result.Contains($"{alias}back.{AlternativeOfferRow.Id}");
        Row = row;
        Subscription = result.Row(alias + "sub", SubscriptionRow.Table);
        Method = result.Row(alias + "method", PaymentMethodRow.Table);
        Renewed = result.Row(alias + "renewed", PaymentMethodRow.Table);
        Backup = result.Row(alias + "backup", PaymentMethodRow.Table);
        Gateway = result.Row(alias + "gateway", GatewayRow.Table);
    }

    public Entity Row { get; }

    /// <summary>Without an id where there is none; so are the next four.</summary>
    public Entity Subscription { get; }

    public Entity Method { get; }

    /// <summary>The method that took the method's place.</summary>
    public Entity Renewed { get; }

    /// <summary>The subscription's other method.</summary>
    public Entity Backup { get; }

    public Entity Gateway { get; }

    public Guid Id => Row.Id;

    public Guid? OriginId => Row.GetAttributeValue<EntityReference>(TransactionRow.Origin)?.Id;

    public ChargeStatus Status => (ChargeStatus)Row.GetAttributeValue<OptionSetValue>(TransactionRow.Status).Value;

    public decimal Amount => Money(TransactionRow.Amount);

    private bool IsOfUnknownSubscription => TransactionRow.IsOfUnknownSubscription(Row);

    public decimal Discount => Money(TransactionRow.Discount);

    /// <summary>What its own ledger says; a failed charge that has none yet is owed whole.</summary>
    public decimal Owed => !ChargeStates.HasFailed(Status) ? 0m : Row.GetAttributeValue<CrmMoney>(TransactionRow.Owed)?.Value ?? Amount;

    public DeclineReason Reason => (DeclineReason?)Row.GetAttributeValue<OptionSetValue>(TransactionRow.DeclineReason)?.Value ?? DeclineReason.Unrecognized;

    public bool Disputed => Row.GetAttributeValue<bool>(TransactionRow.Disputed);

    public ChargeInitiator? Initiator => (ChargeInitiator?)Row.GetAttributeValue<OptionSetValue>(TransactionRow.Initiator)?.Value;

    public ChargeEngine? Engine => (ChargeEngine?)Row.GetAttributeValue<OptionSetValue>(TransactionRow.Engine)?.Value;

    /// <summary>When its end was known; else when it was made.</summary>
    public DateTimeOffset KnownOn => Time(TransactionRow.CompletedOn) ?? Time(TransactionRow.ChargedOn) ?? Time("createdon") ?? DateTimeOffset.MinValue;

    /// <summary>When it was sent; else when it was made.</summary>
    public DateTimeOffset SentOn =>
        PastTry.TimeOf(Time(TransactionRow.SubmittedOn), Time(TransactionRow.ChargedOn), Row.GetAttributeValue<int>(TransactionRow.SendCount), !ChargeStates.HasMoney(Status)) ?? KnownOn;

    /// <summary>A gateway may have seen it: one that was certainly never sent counts for nothing.</summary>
    public bool WasSent => !Row.Contains(TransactionRow.SendCount) || Row.GetAttributeValue<int>(TransactionRow.SendCount) > 0;

    public bool HasSubscription => Subscription.Id != Guid.Empty;

    public bool GatewayCharges => IsOfUnknownSubscription || (HasSubscription && Subscription.GetAttributeValue<OptionSetValue>(SubscriptionRow.Engine)?.Value == (int)BillingEngine.Gateway);

    /// <summary>One engine on one charge: where the gateway retries, we do not.</summary>
    public bool GatewayRetries => IsOfUnknownSubscription || (GatewayCharges && Subscription.GetAttributeValue<bool>(SubscriptionRow.GatewayRetries));

    public RecoveryKind Kind => OpeningRules.KindOf(HasSubscription || IsOfUnknownSubscription, GatewayCharges, Initiator);

    public PaymentNetwork Network => PaymentNetworks.Of(
        Row.GetAttributeValue<string>(TransactionRow.Network) ?? Method.GetAttributeValue<string>(PaymentMethodRow.Network) ?? Method.GetAttributeValue<string>(PaymentMethodRow.Brand));

    /// <summary>When the method's data changed last; null: never, or not known.</summary>
    public DateTimeOffset? MethodChangedOn => Time(Method, PaymentMethodRow.ChangedOn);

    public string Name => Row.GetAttributeValue<string>(TransactionRow.Name) ?? "";

    /// <summary>Why nobody may collect it now; null: nothing stands in the way.</summary>
    public DebtStop? Stop
    {
        get
        {
            if (Status == ChargeStatus.Voided) return DebtStop.Voided;
            if (Disputed) return DebtStop.Disputed;
            if (_givenBack) return DebtStop.GivenBack;
            return HasSubscription && SubscriptionRow.StatusOf(Subscription) is SubscriptionStatus.Cancelled or SubscriptionStatus.Ended ? DebtStop.SubscriptionOver : null;
        }
    }

    /// <summary>The policy that its subscription names, unless that was deactivated; else the one that fits.</summary>
    /// <param name="policies">The active ones.</param>
    /// <param name="segment">Of its customer.</param>
    /// <param name="country">The customer's; empty: not known.</param>
    /// <param name="baseAmount">In the environment's base currency.</param>
    public RecoveryPolicy PolicyIn(IReadOnlyList<RecoveryPolicy> policies, CustomerSegment segment, string country, decimal baseAmount) =>
        (Subscription.GetAttributeValue<EntityReference>(SubscriptionRow.Policy)?.Id is { } own ? policies.FirstOrDefault(policy => policy.Id == own) : null)
        ?? RecoveryPolicies.Choose(policies, new DebtFacts(Kind, segment, Subscription.GetAttributeValue<string>(SubscriptionRow.Plan) ?? "", baseAmount, GatewayRow.TypeOf(Gateway), country));

    /// <param name="collected">What its tries brought in, as far as the case knows them: its own ledger may not have counted the last one yet.</param>
    public CaseDebt ToDebt(decimal collected)
    {
        var paid = ChargeStates.HasMoney(Status) ? Amount : Math.Max(collected, Money(TransactionRow.Paid));
        return new(Id, KnownOn, Math.Min(Owed, Math.Max(0m, Amount - Discount - paid)), paid, Discount, Stop);
    }

    public PastTry ToPastTry(Guid debtId) => new(
        SentOn, Initiator ?? ChargeInitiator.Customer, Amount, !ChargeStates.HasMoney(Status), Text(TransactionRow.NetworkCode), Text(TransactionRow.AdviceCode), ChargeStates.HasFailed(Status) ? Reason : null)
    { SameDebt = Id == debtId || OriginId == debtId };

    /// <summary>Brings along what belongs to a charge, and the offer by which its debt was given up and refunded.</summary>
    /// <param name="charges">The link to (or the query of) cpay_transaction.</param>
    /// <param name="alias">Before the names of all of them.</param>
    public static void Fetch(Func<string, string, string, LinkEntity> charges, string alias)
    {
        var subscription = Add(charges(SubscriptionRow.Table, TransactionRow.Subscription, SubscriptionRow.Id), alias + "sub", SubscriptionColumns);
        Add(subscription.AddLink(PaymentMethodRow.Table, SubscriptionRow.BackupMethod, PaymentMethodRow.Id, JoinOperator.LeftOuter), alias + "backup", MethodColumns);
        var method = Add(charges(PaymentMethodRow.Table, TransactionRow.PaymentMethod, PaymentMethodRow.Id), alias + "method", MethodColumns);
        Add(method.AddLink(PaymentMethodRow.Table, PaymentMethodRow.ReplacedBy, PaymentMethodRow.Id, JoinOperator.LeftOuter), alias + "renewed", MethodColumns);
        Add(charges(GatewayRow.Table, TransactionRow.Gateway, GatewayRow.Id), alias + "gateway", [GatewayRow.Id, GatewayRow.Name, GatewayRow.Type]);
        var givenBack = charges(AlternativeOfferRow.Table, TransactionRow.Id, AlternativeOfferRow.Transaction);
        Add(givenBack, alias + "back", [AlternativeOfferRow.Id]);
        givenBack.LinkCriteria.AddCondition(AlternativeOfferRow.Kind, ConditionOperator.Equal, (int)OfferKind.CancelAndRefund);
        givenBack.LinkCriteria.AddCondition(AlternativeOfferRow.Status, ConditionOperator.Equal, (int)OfferStatus.Fulfilled);
    }

    /// <param name="row">The charge.</param>
    /// <param name="result">The row of the query's result that it stood in.</param>
    /// <param name="alias">As it was fetched with.</param>
    public static CaseCharge In(Entity row, Entity result, string alias) => new(row, result, alias);

    private static LinkEntity Add(LinkEntity link, string alias, string[] columns)
    {
        link.EntityAlias = alias;
        link.Columns = new ColumnSet(columns);
        return link;
    }

    private decimal Money(string column) => Row.GetAttributeValue<CrmMoney>(column)?.Value ?? 0m;

    private string Text(string column) => Row.GetAttributeValue<string>(column) ?? "";

    private DateTimeOffset? Time(string column) => Time(Row, column);

    private static DateTimeOffset? Time(Entity row, string column) => row.GetAttributeValue<DateTime?>(column) is { } on ? new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc)) : null;
}
