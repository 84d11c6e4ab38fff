using CrmPayments.Core.Json;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>A message of the recovery as it was planned, with what it speaks of as that is now: read in one call.</summary>
internal sealed class PlannedMessage
{
    private const string CaseAlias = "recovery";
    private const string CurrencyAlias = "currency";
    private const string OwnerAlias = "person";
    private const string OfferAlias = "offer";
    private const string MethodAlias = "method";
    private const string SubscriptionAlias = "subscription";
    private const string PriceAlias = "price";
    private const string OfferedAlias = "offered";

    private PlannedMessage(Entity row)
    {
        Row = row;
        Case = row.Row(CaseAlias, RecoveryCaseRow.Table);
        Offer = row.Row(OfferAlias, AlternativeOfferRow.Table);
        Method = row.Row(MethodAlias, PaymentMethodRow.Table);
        Subscription = row.Row(SubscriptionAlias, SubscriptionRow.Table);
        Person = row.Row(OwnerAlias, "systemuser");
    }

    public Entity Row { get; }

    /// <summary>Empty: none.</summary>
    public Entity Case { get; }

    /// <summary>Empty: none.</summary>
    public Entity Offer { get; }

    /// <summary>Empty: none.</summary>
    public Entity Method { get; }

    /// <summary>Empty: none.</summary>
    public Entity Subscription { get; }

    /// <summary>The case's owner; empty: a team, or none.</summary>
    public Entity Person { get; }

    public MessageKind Kind => (MessageKind)Row.GetAttributeValue<OptionSetValue>(CustomerMessageRow.Kind).Value;

    public Channel Channel => (Channel)Row.GetAttributeValue<OptionSetValue>(CustomerMessageRow.Channel).Value;

    public int Status => Row.GetAttributeValue<OptionSetValue>(CustomerMessageRow.Status).Value;

    public EntityReference? Customer => Row.GetAttributeValue<EntityReference>(CustomerMessageRow.Customer);

    public EntityReference? CaseReference => Row.GetAttributeValue<EntityReference>(CustomerMessageRow.RecoveryCase);

    public EntityReference? Transaction => Row.GetAttributeValue<EntityReference>(CustomerMessageRow.Transaction);

    public bool Asked => Row.GetAttributeValue<bool>(CustomerMessageRow.Asked);

    /// <summary>Said by whoever planned it; null: the debts' own reason counts.</summary>
    public MessageWording? Wording => (MessageWording?)Row.GetAttributeValue<OptionSetValue>(CustomerMessageRow.Wording)?.Value;

    public DateTime? Until => Row.GetAttributeValue<DateTime?>(CustomerMessageRow.Until);

    public string? Link => Row.GetAttributeValue<string>(CustomerMessageRow.Link);

    public int Tries => Row.GetAttributeValue<int>(CustomerMessageRow.Tries);

    public CaseStatus? CaseStatus => Case.Contains(RecoveryCaseRow.Status) ? RecoveryCaseRow.StatusOf(Case) : null;

    /// <summary>When the case tries again by itself; null: not, or not yet decided.</summary>
    public DateTimeOffset? NextTryOn => JsonReading.Parse(Case.GetAttributeValue<string>(RecoveryCaseRow.Plan) ?? "{}") is { } plan
        && plan["next"]["action"].Text == nameof(RecoveryAction.Retry)
        && Case.GetAttributeValue<DateTime?>(RecoveryCaseRow.NextActionOn) is { } on ? new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc)) : null;

    /// <summary>What a closed case brought in; null: there is none, or nothing came.</summary>
    public Money? Recovered => Case.GetAttributeValue<CrmMoney>(RecoveryCaseRow.RecoveredAmount) is { Value: > 0m } amount ? new Money(amount.Value, CurrencyTable.Of(Row.Row(CurrencyAlias, CurrencyTable.Name))) : null;

    public OfferKind? OfferKind => (OfferKind?)Offer.GetAttributeValue<OptionSetValue>(AlternativeOfferRow.Kind)?.Value;

    /// <summary>The offer's terms in a sentence; empty: there is none, or its link says all.</summary>
    /// <param name="texts">The customer's language.</param>
    /// <param name="clock">The customer's.</param>
    public string Terms(Sentences texts, CustomerClock clock)
    {
        if (OfferKind is not { } kind || Offer.GetAttributeValue<CrmMoney>(AlternativeOfferRow.Amount) is not { } amount) return "";
        var currency = CurrencyTable.Of(Row.Row(OfferedAlias, CurrencyTable.Name));
        var discount = new Money(Offer.GetAttributeValue<CrmMoney>(AlternativeOfferRow.Discount)?.Value ?? 0m, currency);
        var parts = OfferParts.Read(Offer.GetAttributeValue<string>(AlternativeOfferRow.Terms), currency).Select(part => part with { DueOn = clock.Local(part.DueOn) });
        return texts.Terms(kind, new Money(amount.Value, currency), discount, Offer.GetAttributeValue<string>(AlternativeOfferRow.Reference) ?? "", [.. parts]);
    }

    /// <summary>What the subscription costs; null: there is none.</summary>
    public Money? Price => Subscription.GetAttributeValue<CrmMoney>(SubscriptionRow.Amount) is { } amount ? new Money(amount.Value, CurrencyTable.Of(Row.Row(PriceAlias, CurrencyTable.Name))) : null;

    /// <remarks>One organization-service call.</remarks>
    public static PlannedMessage Read(IOrganizationService service, Guid id)
    {
        var query = new QueryExpression(CustomerMessageRow.Table)
        {
            ColumnSet = new ColumnSet(
                CustomerMessageRow.Name, CustomerMessageRow.Kind, CustomerMessageRow.Channel, CustomerMessageRow.Status, CustomerMessageRow.Customer, CustomerMessageRow.RecoveryCase,
                CustomerMessageRow.Transaction, CustomerMessageRow.Asked, CustomerMessageRow.Wording, CustomerMessageRow.Until, CustomerMessageRow.Link, CustomerMessageRow.Tries, CustomerMessageRow.NextTryOn,
                CustomerMessageRow.Email, CustomerMessageRow.Error, CustomerMessageRow.SentOn),
        };
        query.Criteria.AddCondition(CustomerMessageRow.Id, ConditionOperator.Equal, id);
        JoinCase(query);
        JoinOffer(query);
        Join(query, PaymentMethodRow.Table, CustomerMessageRow.PaymentMethod, PaymentMethodRow.Id, MethodAlias).Columns = new ColumnSet(
            PaymentMethodRow.Id, PaymentMethodRow.Brand, PaymentMethodRow.LastFour, PaymentMethodRow.ExpiryMonth, PaymentMethodRow.ExpiryYear, PaymentMethodRow.Status, PaymentMethodRow.ReplacedBy);
        JoinSubscription(query);
        return new PlannedMessage(service.RetrieveMultiple(query).Entities.Single());
    }

    private static void JoinCase(QueryExpression query)
    {
        var recovery = Join(query, RecoveryCaseRow.Table, CustomerMessageRow.RecoveryCase, RecoveryCaseRow.Id, CaseAlias);
        recovery.Columns = new ColumnSet(
            RecoveryCaseRow.Id, RecoveryCaseRow.Status, RecoveryCaseRow.Reason, RecoveryCaseRow.OpenedOn, RecoveryCaseRow.NextActionOn, RecoveryCaseRow.Plan, RecoveryCaseRow.RecoveredAmount, "ownerid");
        Within(recovery, CurrencyTable.Name, RecoveryCaseRow.Currency, CurrencyTable.Id, CurrencyAlias, CurrencyTable.ForAmounts);
        Within(recovery, "systemuser", "ownerid", "systemuserid", OwnerAlias, ["systemuserid", "fullname", "internalemailaddress"]);
    }

    private static void JoinOffer(QueryExpression query)
    {
        var offer = Join(query, AlternativeOfferRow.Table, CustomerMessageRow.Offer, AlternativeOfferRow.Id, OfferAlias);
        offer.Columns = new ColumnSet(
            AlternativeOfferRow.Id, AlternativeOfferRow.Status, AlternativeOfferRow.Kind, AlternativeOfferRow.Link, AlternativeOfferRow.Amount, AlternativeOfferRow.Discount, AlternativeOfferRow.Reference, AlternativeOfferRow.Terms);
        Within(offer, CurrencyTable.Name, AlternativeOfferRow.Currency, CurrencyTable.Id, OfferedAlias, CurrencyTable.ForAmounts);
    }

    private static void JoinSubscription(QueryExpression query)
    {
        var subscription = Join(query, SubscriptionRow.Table, CustomerMessageRow.Subscription, SubscriptionRow.Id, SubscriptionAlias);
        subscription.Columns = new ColumnSet(SubscriptionRow.Id, SubscriptionRow.Status, SubscriptionRow.Purpose, SubscriptionRow.Amount, SubscriptionRow.PaymentMethod, SubscriptionRow.NextChargeOn);
        Within(subscription, CurrencyTable.Name, SubscriptionRow.Currency, CurrencyTable.Id, PriceAlias, CurrencyTable.ForAmounts);
    }

    private static LinkEntity Join(QueryExpression query, string table, string from, string to, string alias)
    {
        var link = query.AddLink(table, from, to, JoinOperator.LeftOuter);
        link.EntityAlias = alias;
        return link;
    }

    private static void Within(LinkEntity above, string table, string from, string to, string alias, string[] columns)
    {
        var link = above.AddLink(table, from, to, JoinOperator.LeftOuter);
        link.EntityAlias = alias;
        link.Columns = new ColumnSet(columns);
    }
}
