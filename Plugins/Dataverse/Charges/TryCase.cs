using CrmPayments.Core.Attempts;
using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Subscriptions;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Sending;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;

namespace CrmPayments.Plugins.Charges;

/// <summary>One charge that Dataverse makes, with its method, its gateway and the debt it collects, as read in one call: what the async steps work on.</summary>
internal sealed class TryCase : IVersioned
{
    private const string CurrencyAlias = "currency", MethodAlias = "method", OriginAlias = "origin", SubscriptionAlias = "subscription", AskerAlias = "asker", OwnerAlias = "owner";
    private const string LanguageColumn = "uilanguageid";
    private const int English = 1033;

    private readonly Entity _origin;

    private TryCase(Entity row)
    {
        Row = row;
        Currency = CurrencyTable.Of(row.Row(CurrencyAlias, CurrencyTable.Name));
        Method = MethodCase.In(row, MethodAlias);
        _origin = row.Row(OriginAlias, TransactionRow.Table);
    }

    public Entity Row { get; }

    public Currency Currency { get; }

    /// <summary>What is charged; null: it was deleted since.</summary>
    public MethodCase? Method { get; }

    public Guid Id => Row.Id;

    public string Name => Row.GetAttributeValue<string>(TransactionRow.Name);

    public string Version => Row.RowVersion;

    public ChargeStatus Status => (ChargeStatus)Row.GetAttributeValue<OptionSetValue>(TransactionRow.Status).Value;

    public Money Amount => Row.Amount(TransactionRow.Amount, Currency)!.Value;

    public string Reference => Row.GetAttributeValue<string>(TransactionRow.Reference) ?? "";

    /// <summary>Dataverse makes it, or did; any other charge is only told of.</summary>
    public bool IsOurs => Reference.Length > 0 && Row.Contains(TransactionRow.SendCount);

    /// <summary>Null: the gateway has not told it.</summary>
    public string? GatewayTransactionId => Row.GetAttributeValue<string>(TransactionRow.GatewayTransactionId);

    /// <summary>The merchant account, also where the method was deleted.</summary>
    public Guid GatewayId => Row.GetAttributeValue<EntityReference>(TransactionRow.Gateway)?.Id ?? Guid.Empty;

    public string Fingerprint => Row.GetAttributeValue<string>(TransactionRow.Fingerprint) ?? "";

    public int Sends => Row.GetAttributeValue<int>(TransactionRow.SendCount);

    public int Checks => Row.GetAttributeValue<int>(TransactionRow.Checks);

    /// <summary>UTC; null when it was never sent.</summary>
    public DateTimeOffset? SubmittedOn => Row.Time(TransactionRow.SubmittedOn);

    /// <summary>UTC: since when it should be on its way.</summary>
    public DateTimeOffset DueSince => SubmittedOn ?? Row.Time("createdon")!.Value;

    /// <summary>UTC: when a look-up was asked for last; null: never.</summary>
    public DateTimeOffset? CheckRequestedOn => Row.Time(TransactionRow.CheckRequestedOn);

    /// <summary>Due work will look at it (again).</summary>
    public bool IsScheduled => Row.Contains(TransactionRow.NextCheckOn);

    public EntityReference? Customer => Row.GetAttributeValue<EntityReference>(TransactionRow.Customer);

    public EntityReference? AskedBy => Row.GetAttributeValue<EntityReference>(TransactionRow.AskedBy);

    public EntityReference? Owner => Row.GetAttributeValue<EntityReference>("ownerid");

    public EntityReference? Origin => Row.GetAttributeValue<EntityReference>(TransactionRow.Origin);

    public ChargeEngine Engine => (ChargeEngine?)Row.GetAttributeValue<OptionSetValue>(TransactionRow.Engine)?.Value ?? ChargeEngine.Gateway;

    public ChargeInitiator Initiator => (ChargeInitiator?)Row.GetAttributeValue<OptionSetValue>(TransactionRow.Initiator)?.Value ?? ChargeInitiator.MerchantUnscheduled;

    /// <summary>A retry, or the first charge of a period.</summary>
    public AttemptOperation Operation => Origin is null ? AttemptOperation.Charge : AttemptOperation.Retry;

    /// <summary>The language (LCID) of who asked for it, else of who owns it, and of what the async steps write about it; English where nobody does.</summary>
    public int Language => LanguageOf(AskerAlias) ?? LanguageOf(OwnerAlias) ?? English;

    /// <summary>What is sent. The same try again carries the same reference and key.</summary>
    public ChargeOrder Order => new(
        Reference,
        Amount,
        Method!.Token,
        Method.CustomerToken,
        Customer is { } customer ? $"{customer.LogicalName}:{customer.Id:D}" : "",
        Reference,
        Initiator == ChargeInitiator.MerchantRecurring);

    /// <summary>Why it is not sent after all: what changed since it was scheduled. Null: it is.</summary>
    public TryRefusal? Refuse() => _origin.Id == Guid.Empty
        ? SubscriptionRefusal() ?? TryRules.MethodRefusal(Method?.ForRules)
        : TryRules.RefuseSending(DebtNow, Amount, Engine);

    /// <summary>Holds only if the debt is as it was read; nothing where there is none.</summary>
    public IEnumerable<OrganizationRequest> DebtUnchanged
    {
        get
        {
            if (_origin.Id == Guid.Empty) yield break;
            var row = ChargeCase.LockOf(_origin.Id);
            row.RowVersion = _origin.RowVersion;
            yield return row.IfUnchanged();
        }
    }

    private DebtToCollect DebtNow => new()
    {
        Status = (ChargeStatus)_origin.GetAttributeValue<OptionSetValue>(TransactionRow.Status).Value,
        Owed = _origin.Amount(TransactionRow.Owed, Currency) ?? _origin.Amount(TransactionRow.Amount, Currency)!.Value,
        Disputed = _origin.GetAttributeValue<bool>(TransactionRow.Disputed),
        Case = DebtCase.CaseOf(Row),
        IsOfOffer = Row.Contains(TransactionRow.Offer),
        Method = Method?.ForRules,
    };

    /// <summary>A line about this charge for the customer's timeline.</summary>
    public Attempt Attempt(AttemptOperation operation, AttemptOutcome outcome) => new(operation, outcome)
    {
        Amount = Amount,
        Currency = Row.GetAttributeValue<EntityReference>(TransactionRow.Currency),
        Customer = Customer,
        Transaction = new EntityReference(TransactionRow.Table, Id) { Name = Name },
        User = AskedBy?.Id,
        Language = Language,
    };

    /// <summary>Reads the charge.</summary>
    /// <returns>Null when there is none with this id.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static TryCase? Read(IOrganizationService service, Guid transactionId)
    {
        var query = new QueryExpression(TransactionRow.Table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition(TransactionRow.Id, ConditionOperator.Equal, transactionId);
        var currency = query.AddLink(CurrencyTable.Name, TransactionRow.Currency, CurrencyTable.Id);
        currency.EntityAlias = CurrencyAlias;
        currency.Columns = new ColumnSet(CurrencyTable.ForAmounts);
        MethodCase.Fetch(query.AddLink(PaymentMethodRow.Table, TransactionRow.PaymentMethod, PaymentMethodRow.Id, JoinOperator.LeftOuter), MethodAlias);
        Outer(query, TransactionRow.Table, TransactionRow.Origin, TransactionRow.Id, OriginAlias, TransactionRow.Id, TransactionRow.Status, TransactionRow.Amount, TransactionRow.Owed, TransactionRow.Disputed, "versionnumber");
        Outer(query, SubscriptionRow.Table, TransactionRow.Subscription, SubscriptionRow.Id, SubscriptionAlias, SubscriptionRow.Id, SubscriptionRow.Status);
        Outer(query, "usersettings", TransactionRow.AskedBy, "systemuserid", AskerAlias, LanguageColumn);
        Outer(query, "usersettings", "owninguser", "systemuserid", OwnerAlias, LanguageColumn);
        DebtCase.FetchCase(query);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault() is { } row ? new TryCase(row) : null;
    }

    private TryRefusal? SubscriptionRefusal()
    {
        var subscription = Row.Row(SubscriptionAlias, SubscriptionRow.Table);
        return subscription.Id != Guid.Empty && SubscriptionRow.StatusOf(subscription) is not (SubscriptionStatus.Active or SubscriptionStatus.PastDue) ? TryRefusal.SubscriptionEnded : null;
    }

    private int? LanguageOf(string alias) => Row.GetAttributeValue<AliasedValue>($"{alias}.{LanguageColumn}")?.Value is int and not 0 and var language ? language : null;

    private static void Outer(QueryExpression query, string table, string from, string to, string alias, params string[] columns)
    {
        var link = query.AddLink(table, from, to, JoinOperator.LeftOuter);
        link.EntityAlias = alias;
        link.Columns = new ColumnSet(columns);
    }
}
