using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Offers;

/// <summary>One offer with its debt, its case, its gateway and the payments that came of it, as read in one call.</summary>
internal sealed class OfferCase
{
    private const string DebtAlias = "debt", CaseAlias = "case", GatewayAlias = "gateway", CurrencyAlias = "currency", PaymentAlias = "payment", MakerAlias = "maker";
    private const string LanguageColumn = "uilanguageid";
    private const int English = 1033;

    private OfferCase(Entity row, IReadOnlyList<Entity> payments)
    {
        Row = row;
        Debt = row.Row(DebtAlias, TransactionRow.Table);
        Case = row.Row(CaseAlias, RecoveryCaseRow.Table);
        Gateway = row.Row(GatewayAlias, GatewayRow.Table);
        Currency = CurrencyTable.Of(row.Row(CurrencyAlias, CurrencyTable.Name));
        Payments = payments;
    }

    public Entity Row { get; }

    public Entity Debt { get; }

    public Entity Case { get; }

    /// <summary>Without an id where no gateway takes part.</summary>
    public Entity Gateway { get; }

    public Currency Currency { get; }

    /// <summary>Every charge that was made by it, whatever its state.</summary>
    public IReadOnlyList<Entity> Payments { get; }

    public Guid Id => Row.Id;

    public string Version => Row.RowVersion;

    public EntityReference Reference => Row.ToEntityReference();

    public string Name => Row.GetAttributeValue<string>(AlternativeOfferRow.Name);

    public OfferKind Kind => (OfferKind)Row.GetAttributeValue<OptionSetValue>(AlternativeOfferRow.Kind).Value;

    public OfferStatus Status => (OfferStatus)Row.GetAttributeValue<OptionSetValue>(AlternativeOfferRow.Status).Value;

    public bool HasEnded => Status is OfferStatus.Fulfilled or OfferStatus.Expired or OfferStatus.Withdrawn or OfferStatus.Failed;

    /// <summary>The customer can take it, or has.</summary>
    public bool Holds => Status is OfferStatus.Open or OfferStatus.Accepted;

    /// <summary>Null: it has no link.</summary>
    public LinkStage? Link => (LinkStage?)Row.GetAttributeValue<OptionSetValue>(AlternativeOfferRow.LinkStage)?.Value;

    public Money Amount => Of(AlternativeOfferRow.Amount);

    public Money Paid => Of(AlternativeOfferRow.Paid);

    public Money Discount => Of(AlternativeOfferRow.Discount);

    public IReadOnlyList<OfferPart> Parts => OfferParts.Read(Row.GetAttributeValue<string>(AlternativeOfferRow.Terms), Currency);

    /// <summary>What a payment by it carries.</summary>
    public string PaymentReference => Row.GetAttributeValue<string>(AlternativeOfferRow.Reference);

    public string? LinkId => Row.GetAttributeValue<string>(AlternativeOfferRow.GatewayLinkId);

    public int Sends => Row.GetAttributeValue<int>(AlternativeOfferRow.SendCount);

    public int Checks => Row.GetAttributeValue<int>(AlternativeOfferRow.Checks);

    public bool ChargesParts => Row.GetAttributeValue<bool>(AlternativeOfferRow.ChargeParts);

    /// <summary>The customer confirms by it what is not charged without them.</summary>
    public bool Confirms => Row.GetAttributeValue<bool>(AlternativeOfferRow.Confirms);

    public bool NotifiesCustomer => Row.GetAttributeValue<bool>(AlternativeOfferRow.NotifyCustomer);

    public DateTimeOffset? SubmittedOn => Time(AlternativeOfferRow.SubmittedOn);

    /// <summary>When it became open; null: it waits for its approval.</summary>
    public DateTimeOffset? MadeOn => Time(AlternativeOfferRow.MadeOn);

    public DateTimeOffset ExpiresOn => Time(AlternativeOfferRow.ExpiresOn)!.Value;

    public DateTimeOffset? CheckRequestedOn => Time(AlternativeOfferRow.CheckRequestedOn);

    /// <summary>It was called off; its link may still be open.</summary>
    public bool IsWithdrawn => Row.Contains(AlternativeOfferRow.WithdrawnOn);

    public bool IsScheduled => Row.Contains(AlternativeOfferRow.NextCheckOn);

    public EntityReference? Customer => Row.GetAttributeValue<EntityReference>(AlternativeOfferRow.Customer);

    public EntityReference CurrencyReference => Row.GetAttributeValue<EntityReference>(AlternativeOfferRow.Currency);

    /// <summary>Null: the ladder made it.</summary>
    public EntityReference? MadeBy => Row.GetAttributeValue<EntityReference>(AlternativeOfferRow.MadeBy);

    public EntityReference DebtReference => new(TransactionRow.Table, Debt.Id) { Name = Debt.GetAttributeValue<string>(TransactionRow.Name) };

    /// <summary>Why the debt's charge failed; null: not known.</summary>
    public DeclineReason? DebtReason => (DeclineReason?)Debt.GetAttributeValue<OptionSetValue>(TransactionRow.DeclineReason)?.Value;

    public Guid CaseId => Case.Id;

    public CaseStatus CaseStatus => RecoveryCaseRow.StatusOf(Case);

    /// <summary>What is still owed of the debt.</summary>
    public Money Owed => OfDebt(TransactionRow.Owed);

    public Money DebtAmount => OfDebt(TransactionRow.Amount);

    public Money DebtPaid => OfDebt(TransactionRow.Paid);

    public Money DebtDiscount => OfDebt(TransactionRow.Discount);

    /// <summary>The language (LCID) of who made it, and of what the async steps write about it; English where nobody did.</summary>
    public int Language => Row.GetAttributeValue<AliasedValue>($"{MakerAlias}.{LanguageColumn}")?.Value is int and not 0 and var language ? language : English;

    /// <summary>What has arrived by it: held or taken.</summary>
    public Money Arrived => Sum(ChargeStates.HasMoney);

    /// <summary>Some money is on its way.</summary>
    public bool HasLivePayment => Payments.Any(payment => StatusOf(payment) is { } status && ChargeStates.IsLive(status) && !ChargeStates.HasMoney(status));

    public static ChargeStatus StatusOf(Entity payment) => (ChargeStatus)payment.GetAttributeValue<OptionSetValue>(TransactionRow.Status).Value;

    /// <summary>Reads the offer.</summary>
    /// <returns>Null when there is none with this id.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static OfferCase? Read(IOrganizationService service, Guid offerId) => Find(service, AlternativeOfferRow.Id, offerId);

    /// <summary>By what a payment carries.</summary>
    /// <inheritdoc cref="Read"/>
    public static OfferCase? Find(IOrganizationService service, string reference) => Find(service, AlternativeOfferRow.Reference, reference);

    /// <summary>The one that is not ended.</summary>
    /// <inheritdoc cref="Read"/>
    public static OfferCase? OpenOf(IOrganizationService service, Guid caseId) => Find(service, AlternativeOfferRow.OpenKey, OpenKeyOf(caseId));

    public static string OpenKeyOf(Guid caseId) => caseId.ToString("N");

    private Money Sum(Func<ChargeStatus, bool> counts) => Payments.Where(payment => counts(StatusOf(payment)))
        .Aggregate(new Money(0m, Currency), (sum, payment) => sum + new Money(payment.GetAttributeValue<CrmMoney>(TransactionRow.Amount).Value, Currency));

    private Money Of(string column) => new(Row.GetAttributeValue<CrmMoney>(column)?.Value ?? 0m, Currency);

    private Money OfDebt(string column) => new(Debt.GetAttributeValue<CrmMoney>(column)?.Value ?? 0m, Currency);

    private DateTimeOffset? Time(string column) =>
        Row.GetAttributeValue<DateTime?>(column) is { } on ? new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc)) : null;

    private static OfferCase? Find(IOrganizationService service, string column, object value)
    {
        var query = new QueryExpression(AlternativeOfferRow.Table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        query.Join(AlternativeOfferRow.Transaction, TransactionRow.Table, TransactionRow.Id, DebtAlias,
            TransactionRow.Id, TransactionRow.Name, TransactionRow.Amount, TransactionRow.Owed, TransactionRow.Paid, TransactionRow.Discount, TransactionRow.OrderReference, TransactionRow.Purpose, TransactionRow.DeclineReason, TransactionRow.PaymentMethod, TransactionRow.Subscription, "ownerid", "versionnumber");
        query.Join(AlternativeOfferRow.RecoveryCase, RecoveryCaseRow.Table, RecoveryCaseRow.Id, CaseAlias, RecoveryCaseRow.Id, RecoveryCaseRow.Name, RecoveryCaseRow.Status, "ownerid", "versionnumber");
        query.Join(AlternativeOfferRow.Gateway, GatewayRow.Table, GatewayRow.Id, GatewayAlias, GatewayRow.ForCalls);
        query.Join(AlternativeOfferRow.Currency, CurrencyTable.Name, CurrencyTable.Id, CurrencyAlias, CurrencyTable.ForAmounts);
        query.Join(AlternativeOfferRow.Id, TransactionRow.Table, TransactionRow.Offer, PaymentAlias, TransactionRow.Id, TransactionRow.Name, TransactionRow.Status, TransactionRow.Amount, TransactionRow.IdempotencyKey);
        query.Join(AlternativeOfferRow.MadeBy, "usersettings", "systemuserid", MakerAlias, LanguageColumn);
        var rows = service.RetrieveMultiple(query).Entities;
        return rows.Count == 0 ? null : new OfferCase(rows[0], [.. rows.Select(row => row.Row(PaymentAlias, TransactionRow.Table)).Where(payment => payment.Id != Guid.Empty)]);
    }
}
