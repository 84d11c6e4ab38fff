using CrmPayments.Core.Attempts;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Sending;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;

namespace CrmPayments.Plugins.Refunds;

/// <summary>One refund with its charge and gateway, as read in one call: what the async steps work on.</summary>
internal sealed class RefundCase : IVersioned
{
    private const string ChargeAlias = "charge";
    private const string GatewayAlias = "gateway";
    private const string CurrencyAlias = "currency";
    private const string MethodAlias = "method";
    private const string AskerAlias = "asker";
    private const string LanguageColumn = "uilanguageid";
    private const int English = 1033;

    private readonly Entity _method;

    private RefundCase(Entity row)
    {
        Row = row;
        Charge = row.Row(ChargeAlias, TransactionRow.Table);
        Gateway = row.Row(GatewayAlias, GatewayRow.Table);
        _method = row.Row(MethodAlias, PaymentMethodRow.Table);
        Currency = CurrencyTable.Of(row.Row(CurrencyAlias, CurrencyTable.Name));
    }

    public Entity Row { get; }

    public Entity Charge { get; }

    public Entity Gateway { get; }

    public Currency Currency { get; }

    public Guid Id => Row.Id;

    public EntityReference Reference => Row.ToEntityReference();

    public EntityReference ChargeReference => new(TransactionRow.Table, Charge.Id) { Name = Charge.GetAttributeValue<string>(TransactionRow.Name) };

    public EntityReference CurrencyReference => Row.GetAttributeValue<EntityReference>(RefundRow.Currency);

    public EntityReference? Customer => Charge.GetAttributeValue<EntityReference>(TransactionRow.Customer);

    public Money ChargeAmount => new(Charge.GetAttributeValue<CrmMoney>(TransactionRow.Amount).Value, Currency);

    private GatewayCapabilities? Capabilities => GatewayRow.TypeOf(Gateway) is { } type && GatewayCatalog.Available.Contains(type)
        ? GatewayCatalog.Capabilities(type, Gateway.GetAttributeValue<bool>(GatewayRow.AtMostOnce))
        : null;

    /// <summary>The charge as it was read with the refund; its balance columns count this refund.</summary>
    public ChargeAsItStands ChargeNow => new()
    {
        Status = (ChargeStatus)Charge.GetAttributeValue<OptionSetValue>(TransactionRow.Status).Value,
        Disputed = ChargeIsDisputed,
        ChargedOn = Time(Charge, TransactionRow.ChargedOn),
        Capabilities = Capabilities,
        Captured = ChargeAmount,
        Promised = OfCharge(TransactionRow.Refunded) + OfCharge(TransactionRow.Reserved) + OfCharge(TransactionRow.Lost),
    };

    public bool ChargeIsDisputed => Charge.GetAttributeValue<bool>(TransactionRow.Disputed);

    public string Name => Row.GetAttributeValue<string>(RefundRow.Name);

    public string Version => Row.RowVersion;

    public RefundStatus Status => ChargeCase.StatusOf(Row);

    public Money Amount => new(Row.GetAttributeValue<CrmMoney>(RefundRow.Amount).Value, Currency);

    /// <summary>Asked for here; otherwise it was made at the gateway, which told of it.</summary>
    public bool IsOurs => Row.Contains(RefundRow.Reference);

    /// <summary>Null: the gateway has not told it.</summary>
    public string? GatewayRefundId => Row.GetAttributeValue<string>(RefundRow.GatewayRefundId);

    public bool IsVoid => Row.GetAttributeValue<OptionSetValue>(RefundRow.Kind)?.Value == RefundRow.KindVoid;

    public int Sends => Row.GetAttributeValue<int>(RefundRow.SendCount);

    public int Checks => Row.GetAttributeValue<int>(RefundRow.Checks);

    /// <summary>UTC; null when it was never sent.</summary>
    public DateTimeOffset? SubmittedOn => Time(RefundRow.SubmittedOn);

    /// <summary>UTC: since when it should be on its way. Null for one made at the gateway.</summary>
    public DateTimeOffset? DueSince => SubmittedOn ?? Time(RefundRow.DecidedOn) ?? Time(RefundRow.RequestedOn);

    public RefundReason? Reason => (RefundReason?)Row.GetAttributeValue<OptionSetValue>(RefundRow.Reason)?.Value;

    /// <summary>The policy row that decided on the request; null: deleted since.</summary>
    public EntityReference? Policy => Row.GetAttributeValue<EntityReference>(RefundRow.Policy);

    /// <summary>The one-time code it was asked for with; null: none was demanded.</summary>
    public EntityReference? StepUp => Row.GetAttributeValue<EntityReference>(RefundRow.StepUp);

    /// <summary>What was entered as the code, until it is compared; else empty.</summary>
    public string EnteredHash => Row.GetAttributeValue<string>(RefundRow.EnteredHash) ?? "";

    /// <summary>Somebody is to decide on it, now or once its code was right.</summary>
    public bool AwaitsApproval => Row.Contains(RefundRow.ExpiresOn);

    public EntityReference? RequestedBy => Row.GetAttributeValue<EntityReference>(RefundRow.RequestedBy);

    public ApprovalStage ApprovalStage => (ApprovalStage?)Row.GetAttributeValue<OptionSetValue>(RefundRow.ApprovalStage)?.Value ?? ApprovalStage.Waiting;

    /// <summary>Since when it waits for a decision, if it does.</summary>
    public DateTimeOffset RequestedOn => Time(RefundRow.RequestedOn) ?? Time("createdon")!.Value;

    /// <summary>When something happens to the waiting refund.</summary>
    public ApprovalDates ApprovalDates
    {
        get
        {
            var usual = ApprovalDates.From(RequestedOn, ApprovalWaits.Default);
            return new(Time(RefundRow.RemindOn) ?? usual.RemindOn, Time(RefundRow.EscalateOn) ?? usual.EscalateOn, Time(RefundRow.ExpiresOn) ?? usual.ExpiresOn);
        }
    }

    /// <summary>UTC: when a look-up was asked for last; null: never.</summary>
    public DateTimeOffset? CheckRequestedOn => Time(RefundRow.CheckRequestedOn);

    /// <summary>The language (LCID) of who asked for it, and of what the async steps write about it; English where nobody did.</summary>
    public int Language => Row.GetAttributeValue<AliasedValue>($"{AskerAlias}.{LanguageColumn}")?.Value is int and not 0 and var language ? language : English;

    /// <summary>Due work will look at it (again).</summary>
    public bool IsScheduled => Row.Contains(RefundRow.NextCheckOn);

    /// <summary>UTC: when due work looks at it (again); null: not any more.</summary>
    public DateTimeOffset? NextCheckOn => Time(RefundRow.NextCheckOn);

    public PayOut PayOut => (PayOut)(Row.GetAttributeValue<OptionSetValue>(RefundRow.PayOut)?.Value ?? (int)PayOut.BackToMethod);

    /// <summary>A person pays it: the gateway never hears of it.</summary>
    public bool IsPaidOut => PayOut != PayOut.BackToMethod;

    public EntityReference? DecidedBy => Row.GetAttributeValue<EntityReference>(RefundRow.DecidedBy);

    public RefundOrder Order => OrderAs(asVoid: false);

    /// <summary>What is sent. Void and refund have keys of their own: a gateway refuses a key that comes again with another operation.</summary>
    public RefundOrder OrderAs(bool asVoid)
    {
        var reference = Row.GetAttributeValue<string>(RefundRow.Reference);
        return new RefundOrder(
            reference,
            Charge.GetAttributeValue<string>(TransactionRow.GatewayTransactionId),
            Amount,
            asVoid ? reference + "-void" : reference,
            RefundReasons.GatewayCode((RefundReason)(Row.GetAttributeValue<OptionSetValue>(RefundRow.Reason)?.Value ?? (int)RefundReason.Other)),
            SubmittedOn);
    }

    private Money OfCharge(string column) => new(Charge.GetAttributeValue<CrmMoney>(column)?.Value ?? 0m, Currency);

    private DateTimeOffset? Time(string column) => Time(Row, column);

    private static DateTimeOffset? Time(Entity row, string column) =>
        row.GetAttributeValue<DateTime?>(column) is { } on ? new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc)) : null;

    /// <summary>A line about this refund for the customer's timeline.</summary>
    public Attempt Attempt(AttemptOperation operation, AttemptOutcome outcome) => new(operation, outcome)
    {
        Amount = Amount,
        Currency = CurrencyReference,
        Customer = Customer,
        Transaction = ChargeReference,
        Refund = Reference,
        Language = Language,
    };

    /// <summary>The last day by which the customer usually has the money; null when that cannot be said.</summary>
    public DateTime? ExpectedOn(DateTimeOffset sentOn) => Takes() is { } takes ? ExpectedDates.From(sentOn, takes).Last : null;

    private BusinessDays? Takes()
    {
        if (IsPaidOut) return RefundTimes.Of(PayOut);
        return Capabilities is { } gateway ? RefundTimes.Of(gateway, PaymentMethodRow.KindOf(_method), IsVoid ? RefundKind.Void : RefundKind.Refund) : null;
    }

    /// <summary>Reads the refund.</summary>
    /// <returns>Null when there is none with this id.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static RefundCase? Read(IOrganizationService service, Guid refundId)
    {
        var query = new QueryExpression(RefundRow.Table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition(RefundRow.Id, ConditionOperator.Equal, refundId);
        var charge = query.AddLink(TransactionRow.Table, RefundRow.Transaction, TransactionRow.Id);
        charge.EntityAlias = ChargeAlias;
        charge.Columns = new ColumnSet(TransactionRow.Id, TransactionRow.Name, TransactionRow.GatewayTransactionId, TransactionRow.Status, TransactionRow.Customer, TransactionRow.Amount, TransactionRow.Disputed,
            TransactionRow.Refunded, TransactionRow.Reserved, TransactionRow.Lost, TransactionRow.ChargedOn);
        var gateway = charge.AddLink(GatewayRow.Table, TransactionRow.Gateway, GatewayRow.Id);
        gateway.EntityAlias = GatewayAlias;
        gateway.Columns = new ColumnSet(GatewayRow.ForCalls);
        var method = charge.AddLink(PaymentMethodRow.Table, TransactionRow.PaymentMethod, PaymentMethodRow.Id, JoinOperator.LeftOuter);
        method.EntityAlias = MethodAlias;
        method.Columns = new ColumnSet(PaymentMethodRow.Kind);
        var asker = query.AddLink("usersettings", RefundRow.RequestedBy, "systemuserid", JoinOperator.LeftOuter);
        asker.EntityAlias = AskerAlias;
        asker.Columns = new ColumnSet(LanguageColumn);
        var currency = query.AddLink(CurrencyTable.Name, RefundRow.Currency, CurrencyTable.Id);
        currency.EntityAlias = CurrencyAlias;
        currency.Columns = new ColumnSet(CurrencyTable.ForAmounts);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault() is { } row ? new RefundCase(row) : null;
    }
}
