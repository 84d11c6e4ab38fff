using System.Globalization;
using CrmPayments.Core.Attempts;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Charges;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Gateways;

/// <summary>A charge the CRM hears of for the first time.</summary>
internal sealed class NewCharge(Call call, Entity gateway)
{
    /// <summary>Creates the charge. Its refunds are not applied here: the event is applied once more, to a charge that is known then.</summary>
    /// <param name="news">With the charge itself.</param>
    /// <param name="besides">A charge of ours with the same reference, whose row this news is not about; null: none.</param>
    /// <param name="transactionId">Of the new row.</param>
    public IEnumerable<OrganizationRequest> Apply(ChargeNews news, ChargeCase? besides, out Guid transactionId)
    {
        var charge = news.Charge!;
        var currency = CurrencyOf(charge);
        var subscription = besides is null ? ToldSubscription.Find(call.Service, gateway.Id, charge) : null;
        var payer = new PayerFinder(call.Service, gateway.ToEntityReference()).Find(charge, subscription?.Customer);
        var reference = new EntityReference(TransactionRow.Table, Guid.NewGuid());
        transactionId = reference.Id;

        var requests = new List<OrganizationRequest>();
        if (payer.NewMethod is { } method) requests.Add(new CreateRequest { Target = method });
        var row = Row(reference.Id, charge, currency, payer, DisputesOf(news, charge));
        if (besides is not null) Tie(row, besides);
        else if (charge.SubscriptionId.Length == 0) PaidOffer.Tie(call.Service, row, charge);
        else ToldSubscription.Name(row, charge);
        subscription?.Tie(row);
        requests.Add(new CreateRequest { Target = row });
        requests.AddRange(Tried(charge, reference, currency, payer).ToRequests());
        if (besides is { Status: ChargeStatus.Failed } && ChargeStates.HasMoney(charge.Status)) requests.Add(new CreateRequest { Target = PersonTask.ChargedAfterAll(besides, charge) });
        return requests;
    }

    /// <summary>Booked under our reference, and not the booking we know: it pays the same debt, whose ledger tells if that is now paid twice.</summary>
    private static void Tie(Entity row, ChargeCase besides)
    {
        row[TransactionRow.Origin] = besides.Row.GetAttributeValue<EntityReference>(TransactionRow.Origin) ?? besides.Reference;
        row[TransactionRow.Customer] = besides.Customer;
        row["ownerid"] = besides.Row.GetAttributeValue<EntityReference>("ownerid");
        foreach (var column in new[] { TransactionRow.RecoveryCase, TransactionRow.Subscription, TransactionRow.Engine, TransactionRow.Initiator })
        {
            if (besides.Row.Contains(column)) row[column] = besides.Row[column];
        }
    }

    /// <summary>What the notification says, and what the charge, when it was looked up, says of itself.</summary>
    private static Disputes DisputesOf(ChargeNews news, GatewayCharge charge) => news.Disputes.Aggregate(
        Disputes.Read(null, charge.Disputed, charge.Amount.Currency),
        (known, told) => known.With(told.Amount?.Currency.Code == charge.Amount.Currency.Code ? told : told with { Amount = null }));

    private EntityReference CurrencyOf(GatewayCharge charge)
    {
        var query = new QueryExpression(CurrencyTable.Name) { ColumnSet = new ColumnSet(CurrencyTable.ForAmounts), TopCount = 1 };
        query.Criteria.AddCondition(CurrencyTable.Code, ConditionOperator.Equal, charge.Amount.Currency.Code);
        var row = call.Service.RetrieveMultiple(query).Entities.FirstOrDefault()
            ?? throw new InvalidPluginExecutionException($"The charge {charge.Id} is in {charge.Amount.Currency}, a currency that this environment does not have. Add it; the event is then applied by itself.");

        // Dataverse would round it without a word.
        return Money.Fits(charge.Amount.Amount, CurrencyTable.Of(row))
            ? row.ToEntityReference()
            : throw new InvalidPluginExecutionException($"The charge {charge.Id} is over {charge.Amount}, finer than this environment keeps the currency. Raise its precision; the event is then applied by itself.");
    }

    private Entity Row(Guid id, GatewayCharge charge, EntityReference currency, Payer payer, Disputes disputes)
    {
        var hasMoney = ChargeStates.HasMoney(charge.Status);
        var lost = disputes.Lost(charge.Amount);
        var row = new Entity(TransactionRow.Table, id)
        {
            [TransactionRow.Gateway] = gateway.ToEntityReference(),
            [TransactionRow.GatewayTransactionId] = charge.Id,
            [TransactionRow.Customer] = payer.Customer,
            [TransactionRow.PaymentMethod] = payer.Method,
            [TransactionRow.Currency] = currency,
            [TransactionRow.Amount] = new CrmMoney(charge.Amount.Amount),
            [TransactionRow.Refunded] = new CrmMoney(0m),
            [TransactionRow.Reserved] = new CrmMoney(0m),
            [TransactionRow.Refundable] = new CrmMoney(hasMoney ? (charge.Amount - lost).Amount : 0m),
            [TransactionRow.Lost] = new CrmMoney(lost.Amount),
            [TransactionRow.Status] = new OptionSetValue((int)charge.Status),
            [TransactionRow.OrderReference] = charge.Reference.Cut(100),
            [TransactionRow.ChargedOn] = (charge.CreatedOn ?? call.Now).UtcDateTime,
            [TransactionRow.SettledOn] = charge.SettledOn?.UtcDateTime,
            [TransactionRow.Disputed] = disputes.IsOpen,
            [TransactionRow.Disputes] = disputes.ToText(),
        };
        GatewayCodes.Set(row, charge);
        if (MethodPrint.Of(charge, gateway.Id, payer.Customer) is { Length: > 0 } print) row[TransactionRow.Fingerprint] = print;
        if (payer.Owner is { } owner) row["ownerid"] = owner;
        return row;
    }

    private static Attempt Tried(GatewayCharge charge, EntityReference reference, EntityReference currency, Payer payer) =>
        new(AttemptOperation.Charge, OutcomeOf(charge.Status))
        {
            Text = string.Format(CultureInfo.InvariantCulture, "Told by the gateway. Order {0}.", charge.Reference.Length > 0 ? charge.Reference : "without a reference"),
            Amount = charge.Amount,
            Currency = currency,
            Customer = payer.Customer,
            Transaction = reference,
            DeclineReason = charge.DeclineReason,
            GatewayCode = charge.GatewayCode,
            GatewayText = charge.GatewayText,
        };

    private static AttemptOutcome OutcomeOf(ChargeStatus status) =>
        ChargeStates.HasMoney(status) || status == ChargeStatus.Voided ? AttemptOutcome.Succeeded
        : status == ChargeStatus.Pending ? AttemptOutcome.Processing
        : AttemptOutcome.Declined;
}
