using CrmPayments.Core.Gateways;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Sending;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Charges;

/// <summary>
/// A second row of a charge of ours, made of news or by an import that did not carry our reference. Money must not be counted
/// twice: what hangs on the second row moves to the charge, or to the debt it collects, and the second row goes. One with
/// refunds stays, because a refund never changes its charge: then it is the second row that collects the debt.
/// </summary>
internal sealed class Twin(Call call, TryCase one)
{
    private static readonly Link[] OfTheCharge = [new(AttemptRow.Table, AttemptRow.Transaction), new(VerificationRow.Table, VerificationRow.Transaction)];

    private static readonly Link[] OfTheDebt = [new(TransactionRow.Table, TransactionRow.Origin), new(AlternativeOfferRow.Table, AlternativeOfferRow.Transaction)];

    /// <param name="answer">What the gateway's answer makes of our row, with the gateway's id.</param>
    /// <returns>What makes the two rows one; null: the other row is a charge of its own, and the gateway's answer cannot be right.</returns>
    /// <remarks>One to five organization-service calls; it happens once in a blue moon.</remarks>
    public IReadOnlyList<OrganizationRequest>? Join(Entity answer)
    {
        var id = answer.GetAttributeValue<string>(TransactionRow.GatewayTransactionId);
        if (ChargeCase.Find(call.Service, one.GatewayId, id) is not { IsOurs: false } twin || twin.Currency.Code != one.Currency.Code) return null;
        return twin.Refunds.Count == 0 ? Absorbed(twin, answer) : Recognised(twin, answer);
    }

    private IReadOnlyList<OrganizationRequest> Absorbed(ChargeCase twin, Entity answer)
    {
        Take(answer, twin);
        return
        [
            new UpdateRequest { Target = Emptied(twin) },
            .. OfTheCharge.SelectMany(link => Move(link, twin, one.Row.ToEntityReference())),
            .. OfTheDebt.SelectMany(link => Move(link, twin, one.Origin ?? one.Row.ToEntityReference())),
            new DeleteRequest { Target = twin.Row.ToEntityReference() },
            answer.IfUnchanged(),
        ];
    }

    /// <summary>Ours brings nothing itself; it keeps its reference, so that the same period is not charged again.</summary>
    private IReadOnlyList<OrganizationRequest> Recognised(ChargeCase twin, Entity answer)
    {
        var theirs = new Entity(TransactionRow.Table, twin.Row.Id) { RowVersion = twin.Row.RowVersion };
        foreach (var column in new[] { TransactionRow.Origin, TransactionRow.RecoveryCase, TransactionRow.Subscription, TransactionRow.Offer, TransactionRow.Engine, TransactionRow.Initiator, TransactionRow.DueOn })
        {
            if (one.Row.Contains(column)) theirs[column] = one.Row[column];
        }

        var ours = new Entity(TransactionRow.Table, one.Id)
        {
            RowVersion = answer.RowVersion,
            [TransactionRow.Status] = new OptionSetValue((int)ChargeStatus.Voided),
            [TransactionRow.CompletedOn] = call.Now.UtcDateTime,
            [TransactionRow.NextCheckOn] = null,
            [TransactionRow.GatewayText] = Sentences.For(one.Language).ChargeIsAnother(twin.Reference.Name),
        };
        return [ours.IfUnchanged(), theirs.IfUnchanged()];
    }

    /// <summary>Whatever debt it was counted for is computed anew without it.</summary>
    private static Entity Emptied(ChargeCase twin) => new(TransactionRow.Table, twin.Row.Id)
    {
        RowVersion = twin.Row.RowVersion,
        [TransactionRow.Status] = new OptionSetValue((int)ChargeStatus.Voided),
        [TransactionRow.GatewayTransactionId] = null,
    };

    /// <summary>What the second row had been told: disputes, the settlement.</summary>
    private static void Take(Entity answer, ChargeCase twin)
    {
        var status = (ChargeStatus)answer.GetAttributeValue<OptionSetValue>(TransactionRow.Status).Value;
        if (ChargeStates.CanMove(status, twin.Status)) status = twin.Status;
        answer[TransactionRow.Status] = new OptionSetValue((int)status);
        foreach (var balance in twin.BalanceColumns(status: status).Attributes) answer[balance.Key] = balance.Value;
        foreach (var column in new[] { TransactionRow.Disputes, TransactionRow.Disputed, TransactionRow.SettledOn })
        {
            if (twin.Row.Contains(column)) answer[column] = twin.Row[column];
        }

        answer[TransactionRow.Lost] = new CrmMoney(twin.Disputes.Lost(twin.Captured).Amount);
    }

    private IEnumerable<OrganizationRequest> Move(Link link, ChargeCase twin, EntityReference to)
    {
        var query = new QueryExpression(link.Table);
        query.Criteria.AddCondition(link.Column, ConditionOperator.Equal, twin.Row.Id);
        return call.Service.RetrieveMultiple(query).Entities.Select(row => new UpdateRequest { Target = new Entity(link.Table, row.Id) { [link.Column] = to } });
    }

    private sealed record Link(string Table, string Column);
}
