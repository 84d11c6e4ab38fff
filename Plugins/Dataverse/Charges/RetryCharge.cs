using System.ServiceModel;
using CrmPayments.Core.Attempts;
using CrmPayments.Core.Charges;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Timeline;

namespace CrmPayments.Plugins.Charges;

/// <summary>
/// Custom API cpay_RetryCharge: a person, or a flow, has a failed charge tried again. It obeys what the ladder obeys, under the
/// debt's row lock; an async step sends it. A refused request is an answer, and its attempt is committed.
/// </summary>
public sealed class RetryCharge : Plugin
{
    private const string AttemptOfTry = "cpay_transaction_cpay_paymentattempt_TransactionId";

    private protected override void Run(Call call)
    {
        var asked = RetryRequest.Read(call);
        var texts = Sentences.For(asked.Asker.Language);
        var debt = Charges.ReadUnderLock(call, asked.TransactionId, asked.PaymentMethodId);
        var right = RetryRight.Read(call.Service, call.Asker);
        if (!RefundRights.CanRead(call.Service, call.Asker, debt.Reference)) Deny(call, debt, TryRefusal.ChargeNotFound, texts.ChargeDenied(TryRefusal.ChargeNotFound), null, owned: false);
        else if (!right.MayRetry) Deny(call, debt, TryRefusal.NoRight, texts.ChargeDenied(TryRefusal.NoRight), null, owned: false);
        else Decide(call, debt, asked, right, texts);
    }

    private static void Decide(Call call, DebtCase debt, RetryRequest asked, RetryRight right, Sentences texts)
    {
        switch (TryPlan.Of(call, debt, asked.Order(debt.Row.Id, call.Asker)))
        {
            case TryPlan.Stop { Answer: TryAnswer.Denied no }:
                Deny(call, debt, no.Why, no.Sentence, no.PossibleFrom, right.OwnsActivities);
                break;
            case TryPlan.Stop { Answer: TryAnswer.Duplicate earlier }:
                call.Output("Outcome", "Duplicate");
                call.Output("NewTransactionId", earlier.TryId);
                call.Output("Message", texts.ChargeRepeated(earlier.Status));
                break;
            case TryPlan.Stop { Answer: TryAnswer.ConfirmationRequired ask }:
                call.Output("Outcome", "ConfirmationRequired");
                call.Output("Message", ask.Sentence);
                break;
            case TryPlan.Go go:
                Accept(call, debt, go, asked, right, texts);
                break;
        }
    }

    private static void Deny(Call call, DebtCase debt, TryRefusal why, string message, DateTimeOffset? possibleFrom, bool owned)
    {
        var attemptId = Guid.NewGuid();
        call.Service.Create(Line(call, debt, AttemptOutcome.Denied, message, owned).ToRow(attemptId));
        call.Service.Update(Attempt.Completed(attemptId));
        call.Output("Outcome", "Denied");
        call.Output("AttemptId", attemptId);
        call.Output("Message", message);
        if (possibleFrom is { } from && why == TryRefusal.NetworkLater) call.Output("PossibleFrom", from.UtcDateTime);
    }

    private static void Accept(Call call, DebtCase debt, TryPlan.Go go, RetryRequest asked, RetryRight right, Sentences texts)
    {
        var attemptId = Guid.NewGuid();
        var message = texts.ChargeScheduled(go.Amount, go.Limits);
        var line = Line(call, debt, AttemptOutcome.Accepted, asked.Comment.Length > 0 ? $"{message}\n{asked.Comment}" : message, right.OwnsActivities) with { Amount = go.Amount, Transaction = null };
        go.Row.RelatedEntities[new Relationship(AttemptOfTry)] = new EntityCollection([line.ToRow(attemptId)]);
        CreateOnce(call.Service, go.Row, texts);
        call.Service.Update(Attempt.Completed(attemptId));
        call.Output("Outcome", "Accepted");
        call.Output("AttemptId", attemptId);
        call.Output("NewTransactionId", go.Row.Id);
        call.Output("Message", message);
    }

    private static void CreateOnce(IOrganizationService service, Entity row, Sentences texts)
    {
        try
        {
            service.Create(row);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.DuplicateKey))
        {
            throw new InvalidPluginExecutionException(texts.ChargeKeyReused());
        }
    }

    private static Attempt Line(Call call, DebtCase debt, AttemptOutcome outcome, string text, bool owned) => new(AttemptOperation.Retry, outcome)
    {
        Text = text,
        Amount = debt.Debt.Owed,
        Currency = debt.CurrencyReference,
        Customer = debt.Customer,
        Transaction = debt.Reference,
        User = call.Asker,
        Owned = owned,
    };
}
