using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Refunds;

/// <summary>One charge with its gateway and all its refunds, as read in one call.</summary>
internal sealed class ChargeCase
{
    private const string GatewayAlias = "gateway";
    private const string CurrencyAlias = "currency";
    private const string RefundAlias = "refund";
    private const string MethodAlias = "method";
    private const string OwnerAlias = "owner";
    private const string LanguageColumn = "uilanguageid";
    private const int English = 1033;
    private const string VerificationAlias = "verification";
    private const string BaseAlias = "base";
    private const string ReplacementAlias = "replacement";
    private const string OrganizationAlias = "organization";
    private static readonly string[] CustomerTables = ["contact", "account"];
    private const string Email = "emailaddress1";

    private static readonly string[] ChargeColumns =
    [
        TransactionRow.Name, TransactionRow.Customer, TransactionRow.Gateway, TransactionRow.GatewayTransactionId, TransactionRow.GatewaySubscriptionId, TransactionRow.Amount,
        TransactionRow.Currency, TransactionRow.Status, TransactionRow.Disputed, TransactionRow.ChargedOn, TransactionRow.SettledOn,
        TransactionRow.PaymentMethod, TransactionRow.Disputes, TransactionRow.Reference, TransactionRow.SendCount, TransactionRow.Origin,
        TransactionRow.RecoveryCase, TransactionRow.Subscription, TransactionRow.Engine, TransactionRow.Initiator, "ownerid",
    ];

    private static readonly string[] RefundColumns =
    [
        RefundRow.Id, RefundRow.Name, RefundRow.Amount, RefundRow.Status, RefundRow.Reason, RefundRow.IdempotencyKey, RefundRow.Reference,
        RefundRow.GatewayRefundId, RefundRow.TraceNumber, RefundRow.Kind, RefundRow.ResolvedBy, RefundRow.BouncedOn, RefundRow.RequestedBy, RefundRow.RequestedOn,
        RefundRow.StepUp, RefundRow.PayOut, "versionnumber",
    ];

    private ChargeCase(Entity row, IReadOnlyList<Entity> refunds, IReadOnlyList<Entity> verifications)
    {
        Row = row;
        Gateway = row.Row(GatewayAlias, GatewayRow.Table);
        Currency = CurrencyTable.Of(row.Row(CurrencyAlias, CurrencyTable.Name));
        Refunds = refunds;
        Verifications = verifications;
    }

    public Entity Row { get; }

    public Entity Gateway { get; }

    public Currency Currency { get; }

    /// <summary>The environment's, in which limits of a day and a month count.</summary>
    public Currency BaseCurrency => CurrencyTable.Of(Row.Row(BaseAlias, CurrencyTable.Name));

    /// <summary>How much of the charge's currency one unit of the base currency is now: the rate at which a refund made now counts.</summary>
    public decimal ExchangeRate => Row.Row(CurrencyAlias, CurrencyTable.Name).GetAttributeValue<decimal>(CurrencyTable.ExchangeRate);

    /// <summary>The address on the customer's row; there may be none.</summary>
    public IEnumerable<string> CustomerEmails => CustomerTables
        .Select(table => Row.Row(table, table).GetAttributeValue<string>(Email))
        .Where(email => !string.IsNullOrWhiteSpace(email));

    /// <summary>Every refund of the charge, whatever its status.</summary>
    public IReadOnlyList<Entity> Refunds { get; }

    /// <summary>Codes and checks as far back as they were asked for; empty when they were not.</summary>
    public IReadOnlyList<Entity> Verifications { get; }

    /// <summary>Another charge of the same customer, if it was asked for and is one.</summary>
    public EntityReference? Replacement => Row.Row(ReplacementAlias, TransactionRow.Table) is { } other && other.Id != Guid.Empty && other.Id != Row.Id ? other.ToEntityReference() : null;

    public EntityReference? Customer => Row.GetAttributeValue<EntityReference>(TransactionRow.Customer);

    /// <summary>The language (LCID) of the charge's owner, and of what notifications write about it; English where a team owns it.</summary>
    public int Language => Row.GetAttributeValue<AliasedValue>($"{OwnerAlias}.{LanguageColumn}")?.Value is int and not 0 and var language ? language : English;

    public EntityReference CurrencyReference => Row.GetAttributeValue<EntityReference>(TransactionRow.Currency);

    public Money Captured => new(Row.GetAttributeValue<CrmMoney>(TransactionRow.Amount).Value, Currency);

    /// <summary>Null: it was not told yet.</summary>
    public string? GatewayTransactionId => Row.GetAttributeValue<string>(TransactionRow.GatewayTransactionId);

    /// <summary>Dataverse sent it, or is about to; any other charge is only told of.</summary>
    public bool IsOurs => Row.Contains(TransactionRow.Reference) && Row.Contains(TransactionRow.SendCount);

    public ChargeStatus Status => (ChargeStatus)Row.GetAttributeValue<OptionSetValue>(TransactionRow.Status).Value;

    public EntityReference Reference => new(TransactionRow.Table, Row.Id) { Name = Row.GetAttributeValue<string>(TransactionRow.Name) };

    /// <summary>Null when the gateway's type has no adapter in this version.</summary>
    private GatewayCapabilities? Capabilities => GatewayRow.TypeOf(Gateway) is { } type && GatewayCatalog.Available.Contains(type)
        ? GatewayCatalog.Capabilities(type, Gateway.GetAttributeValue<bool>(GatewayRow.AtMostOnce))
        : null;

    private PaymentMethodKind? Method => PaymentMethodRow.KindOf(Row.Row(MethodAlias, PaymentMethodRow.Table));

    public Disputes Disputes => Disputes.Read(Row.GetAttributeValue<string>(TransactionRow.Disputes), Row.GetAttributeValue<bool>(TransactionRow.Disputed), Currency);

    /// <summary>What the rules need to know.</summary>
    public ChargeForRefund ForRules => new()
    {
        Captured = Captured,
        Status = Status,
        Disputed = Row.GetAttributeValue<bool>(TransactionRow.Disputed),
        Lost = Disputes.Lost(Captured),
        ChargedOn = Utc(Row.GetAttributeValue<DateTime?>(TransactionRow.ChargedOn)),
        Refunds = [.. Refunds.Select(refund => new RefundOnCharge(MoneyOf(refund), StatusOf(refund), HasBounced(refund)) { Id = refund.Id, RequestedOn = RequestedOn(refund) })],
        Gateway = GatewayRow.TypeOf(Gateway),
        Method = Method,
        Capabilities = Capabilities,
    };

    /// <summary>The day by which the customer should have a refund that is sent now; null: this version does not know the gateway.</summary>
    public DateTime? ExpectedOn(DateTimeOffset now, RefundKind kind) => Capabilities is { } gateway ? ExpectedDates.From(now, RefundTimes.Of(gateway, Method, kind)).Last : null;

    /// <summary>Null: not known.</summary>
    public static DateTimeOffset? RequestedOn(Entity refund) => Utc(refund.GetAttributeValue<DateTime?>(RefundRow.RequestedOn));

    public static RefundStatus StatusOf(Entity refund) => (RefundStatus)refund.GetAttributeValue<OptionSetValue>(RefundRow.Status).Value;

    /// <summary>An amount the gateway tells of this charge, in the charge's currency.</summary>
    /// <exception cref="InvalidPluginExecutionException">It is in another currency, or finer than the environment keeps it.</exception>
    public Money Told(Money amount) => amount.Currency.Code == Currency.Code && Money.Fits(amount.Amount, Currency)
        ? new(amount.Amount, Currency)
        : throw new InvalidPluginExecutionException($"The gateway tells of {amount}; the charge is in {Currency} with {Currency.Decimals} decimals.");

    /// <summary>The bank sent it back after it had succeeded: it holds nothing any more.</summary>
    public static bool HasBounced(Entity refund) => refund.GetAttributeValue<DateTime?>(RefundRow.BouncedOn) is not null;

    public Money MoneyOf(Entity refund) => new(refund.GetAttributeValue<CrmMoney>(RefundRow.Amount).Value, Currency);

    /// <summary>Reads the charge.</summary>
    /// <param name="verifiedSince">Codes and checks made since then come along, in the same call; null: none.</param>
    /// <param name="replacementId">A charge that comes along if it is of the same customer; null: none.</param>
    /// <returns>Null when there is none with this id.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static ChargeCase? Read(IOrganizationService service, Guid transactionId, DateTimeOffset? verifiedSince = null, Guid? replacementId = null)
    {
        var query = Query(filter => filter.AddCondition(TransactionRow.Id, ConditionOperator.Equal, transactionId));
        if (verifiedSince is { } since)
        {
            var link = Link(query, TransactionRow.Id, VerificationRow.Table, VerificationRow.Transaction, JoinOperator.LeftOuter, VerificationAlias, VerificationRow.ForDecisions);
            link.LinkCriteria.AddCondition(VerificationRow.CreatedOn, ConditionOperator.GreaterEqual, since.UtcDateTime);
        }

        if (replacementId is { } id)
            Link(query, TransactionRow.Customer, TransactionRow.Table, TransactionRow.Customer, JoinOperator.LeftOuter, ReplacementAlias, [TransactionRow.Id]).LinkCriteria.AddCondition(TransactionRow.Id, ConditionOperator.Equal, id);
        return From(service.RetrieveMultiple(query));
    }

    /// <summary>Reads the charge that a gateway has under this id; else the one that we sent it under this reference.</summary>
    /// <param name="service">As SYSTEM.</param>
    /// <param name="gatewayId">The merchant account.</param>
    /// <param name="gatewayTransactionId">The gateway's id.</param>
    /// <param name="reference">Ours; empty: none was told.</param>
    /// <returns>Null: neither is known.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static ChargeCase? Find(IOrganizationService service, Guid gatewayId, string gatewayTransactionId, string reference = "")
    {
        var rows = service.RetrieveMultiple(Query(filter =>
        {
            filter.AddCondition(TransactionRow.Gateway, ConditionOperator.Equal, gatewayId);
            var either = filter.AddFilter(LogicalOperator.Or);
            either.AddCondition(TransactionRow.GatewayTransactionId, ConditionOperator.Equal, gatewayTransactionId);
            if (reference.Length > 0) either.AddCondition(TransactionRow.Reference, ConditionOperator.Equal, reference);
        })).Entities;
        var which = rows.FirstOrDefault(row => row.GetAttributeValue<string>(TransactionRow.GatewayTransactionId) == gatewayTransactionId) ?? rows.FirstOrDefault();
        return which is null ? null : From(new EntityCollection([.. rows.Where(row => row.Id == which.Id)]));
    }

    /// <summary>The update that takes the charge's row lock. Update before read: two refunds of one charge never see the same balance.</summary>
    public static Entity LockOf(Guid transactionId) =>
        new(TransactionRow.Table, transactionId) { [TransactionRow.Lock] = Guid.NewGuid().ToString("N") };

    /// <summary>The charge's balance columns, computed anew from its refunds.</summary>
    /// <param name="also">A refund that was created after this was read; null: none.</param>
    /// <param name="status">The status the charge gets at the same time; null: as read.</param>
    /// <param name="captured">What it amounts to from now on; null: as read.</param>
    /// <param name="disputes">What holds of its disputes from now on; null: as read.</param>
    public Entity BalanceColumns(Money? also = null, ChargeStatus? status = null, Money? captured = null, Disputes? disputes = null)
    {
        IReadOnlyList<RefundOnCharge> refunds = ForRules.Refunds;
        if (also is { } amount) refunds = [.. refunds, new RefundOnCharge(amount, RefundStatus.Approved)];
        var balances = Balances.Of(captured ?? Captured, refunds, (disputes ?? Disputes).Lost(captured ?? Captured));
        return new Entity(TransactionRow.Table, Row.Id)
        {
            [TransactionRow.Refunded] = new CrmMoney(balances.Refunded.Amount),
            [TransactionRow.Reserved] = new CrmMoney(balances.Reserved.Amount),
            [TransactionRow.Refundable] = new CrmMoney(ChargeStates.HasMoney(status ?? Status) ? balances.Refundable.Amount : 0m),
        };
    }

    /// <summary>What a charge without gateway or currency is answered with.</summary>
    public static InvalidPluginExecutionException Incomplete(Guid transactionId) =>
        new($"The charge {transactionId} has no gateway or no currency. Ask an administrator to correct it.");

    private static QueryExpression Query(Action<FilterExpression> narrow)
    {
        var query = new QueryExpression(TransactionRow.Table) { ColumnSet = new ColumnSet(ChargeColumns) };
        narrow(query.Criteria);
        var gateway = Link(query, TransactionRow.Gateway, GatewayRow.Table, GatewayRow.Id, JoinOperator.Inner, GatewayAlias, GatewayRow.ForCalls);
        LinkBaseCurrency(gateway);
        Link(query, TransactionRow.Currency, CurrencyTable.Name, CurrencyTable.Id, JoinOperator.Inner, CurrencyAlias, CurrencyTable.ForAmounts);
        Link(query, TransactionRow.PaymentMethod, PaymentMethodRow.Table, PaymentMethodRow.Id, JoinOperator.LeftOuter, MethodAlias, [PaymentMethodRow.Kind]);
        Link(query, "owninguser", "usersettings", "systemuserid", JoinOperator.LeftOuter, OwnerAlias, [LanguageColumn]);
        Link(query, TransactionRow.Id, RefundRow.Table, RefundRow.Transaction, JoinOperator.LeftOuter, RefundAlias, RefundColumns);
        foreach (var table in CustomerTables) Link(query, TransactionRow.Customer, table, table + "id", JoinOperator.LeftOuter, table, [Email]);
        return query;
    }

    /// <summary>By way of the gateway, which belongs to the organization; a charge belongs to a person and knows no organization.</summary>
    private static void LinkBaseCurrency(LinkEntity gateway)
    {
        var organization = gateway.AddLink("organization", "organizationid", "organizationid", JoinOperator.LeftOuter);
        organization.EntityAlias = OrganizationAlias;
        var currency = organization.AddLink(CurrencyTable.Name, "basecurrencyid", CurrencyTable.Id, JoinOperator.LeftOuter);
        currency.EntityAlias = BaseAlias;
        currency.Columns = new ColumnSet(CurrencyTable.ForAmounts);
    }

    private static LinkEntity Link(QueryExpression query, string from, string table, string to, JoinOperator join, string alias, string[] columns)
    {
        var link = query.AddLink(table, from, to, join);
        link.EntityAlias = alias;
        link.Columns = new ColumnSet(columns);
        return link;
    }

    private static DateTimeOffset? Utc(DateTime? time) => time is { } on ? new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc)) : null;

    private static ChargeCase? From(EntityCollection rows) => rows.Entities.Count == 0
        ? null
        : new ChargeCase(rows.Entities[0], Linked(rows, RefundAlias, RefundRow.Table), Linked(rows, VerificationAlias, VerificationRow.Table));

    /// <summary>Each linked row once: two tables linked to one charge come as every pair of their rows.</summary>
    private static List<Entity> Linked(EntityCollection rows, string alias, string table) =>
        [.. rows.Entities.Select(row => row.Row(alias, table)).Where(linked => linked.Id != Guid.Empty).GroupBy(linked => linked.Id).Select(same => same.First())];
}
