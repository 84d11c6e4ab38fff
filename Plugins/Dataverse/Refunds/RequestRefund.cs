using System.ServiceModel;
using CrmPayments.Core.Attempts;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Risk;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;

namespace CrmPayments.Plugins.Refunds;

/// <summary>
/// Custom API cpay_RequestRefund: decides under the charge's row lock, reserves the money and records the refund; an async
/// step sends it later, and compares a one-time code before, where one is needed. A refused request is an answer, and its
/// attempt is committed.
/// </summary>
public sealed class RequestRefund : Plugin
{
    private protected override void Run(Call call)
    {
        var asked = RequestedRefund.Read(call);

        // Before the lock: on the platform the key comes from Azure Key Vault.
        var codeKey = asked.StepUpCode is null ? default : StepUpKey.Read(call.Service);
        var charge = LockedCharge.Read(call, asked.TransactionId, asked.ReplacementId);
        var gate = new StepUpGate(call, charge, asked.StepUpCode, codeKey);
        var key = asked.IdempotencyKey ?? DerivedKey.Of(asked, call.Asker, call.Now);
        var standing = Standing.Read(call.Service, call.Asker, charge, call.Now, key, owns: gate.HoldsCode);
        var sentences = Sentences.For(standing.Person.Language);
        if (standing.Visible && charge.Refunds.FirstOrDefault(refund => Is(refund, key)) is { } earlier)
        {
            AnswerRepeat(call, charge, earlier, asked.Request, sentences);
            return;
        }

        if (standing.Used is { KeyTaken: true }) throw new InvalidPluginExecutionException(sentences.KeyReused());
        switch (standing.Decide(asked.Request, call.Now))
        {
            case RefundDecision.Denied denied:
                Deny(call, charge, asked, denied.Reason, sentences.Denied(denied));
                break;
            case RefundDecision.Allowed { Repeats: { } repeated } allowed when !asked.ConfirmDuplicate:
                AskWhetherMeant(call, charge, asked, charge.Refunds.First(refund => refund.Id == repeated), allowed.Amount, sentences);
                break;
            case RefundDecision.Allowed { NeedsCustomerCheck: true } allowed when gate.CustomerCheck is null:
                Demand(call, charge, asked, "CustomerCheckRequired", sentences.CustomerCheckRequired(allowed.Amount));
                break;
            case RefundDecision.Allowed allowed:
                Pass(call, standing, asked, allowed, key, gate, sentences);
                break;
        }
    }

    private static void Pass(Call call, Standing standing, RequestedRefund asked, RefundDecision.Allowed allowed, string key, StepUpGate gate, Sentences sentences)
    {
        var entered = allowed.NeedsStepUp ? gate.Enter(allowed.Amount) : null;
        if (entered is { Answer: not StepUpAnswer.ToCompare })
        {
            Demand(call, standing.Charge, asked, "StepUpRequired", sentences.StepUp(entered, allowed.Amount));
            return;
        }

        CheckReplacement(standing.Charge, asked.ReplacementId);
        var row = RefundRecord.New(call, standing, asked, allowed, key);
        gate.Sign(row, allowed.Demands, entered);
        Accept(call, standing.Charge, row, allowed, sentences, comparesCode: entered is not null);
    }

    /// <summary>The new charge of an exchange must be another one of the same customer.</summary>
    private static void CheckReplacement(ChargeCase charge, Guid? replacementId)
    {
        if (replacementId is not null && charge.Replacement is null)
            throw new InvalidPluginExecutionException("The parameter ReplacementTransactionId must name another charge of the same customer.");
    }

    private static bool Is(Entity refund, string key) => string.Equals(refund.GetAttributeValue<string>(RefundRow.IdempotencyKey), key, StringComparison.OrdinalIgnoreCase);

    /// <summary>Same key, same content: the same refund again. Same key, other content: a mistake of the client's, told aloud.</summary>
    private static void AnswerRepeat(Call call, ChargeCase charge, Entity earlier, RefundRequest request, Sentences sentences)
    {
        var sameAmount = request.Amount is not { } amount || amount == charge.MoneyOf(earlier).Amount;
        var sameReason = request.Reason is null || request.Reason == earlier.GetAttributeValue<OptionSetValue>(RefundRow.Reason)?.Value;
        var sameWay = request.PayOut == (PayOut)(earlier.GetAttributeValue<OptionSetValue>(RefundRow.PayOut)?.Value ?? (int)PayOut.BackToMethod);
        if (!sameAmount || !sameReason || !sameWay)
            throw new InvalidPluginExecutionException(sentences.KeyReused());
        call.Output("Outcome", "Duplicate");
        call.Output("RefundId", earlier.Id);
        call.Output("Message", sentences.Duplicate(charge.MoneyOf(earlier), ChargeCase.StatusOf(earlier)));
    }

    private static void Deny(Call call, ChargeCase charge, RequestedRefund asked, DenialReason why, string message)
    {
        var attempt = Request(call, charge, AttemptOutcome.Denied, message, AmountOf(asked.Request, charge.Currency));
        call.InTurn((attempt with { Owned = why is not (DenialReason.NoRight or DenialReason.ChargeNotFound or DenialReason.MayNotReadRefunds) }).ToRequests());
        call.Output("Outcome", "Denied");
        call.Output("Message", message);
    }

    /// <summary>Who asked for the same amount a moment ago, and when: the person confirms, or was just told that it is done.</summary>
    private static void AskWhetherMeant(Call call, ChargeCase charge, RequestedRefund asked, Entity earlier, Money amount, Sentences sentences)
    {
        var who = earlier.GetAttributeValue<EntityReference>(RefundRow.RequestedBy)?.Name ?? "";
        var ago = call.Now - ChargeCase.RequestedOn(earlier)!.Value;
        var message = sentences.ConfirmDuplicate(who, amount, ago, earlier.GetAttributeValue<string>(RefundRow.Name), ChargeCase.StatusOf(earlier));
        Demand(call, charge, asked, "ConfirmationRequired", message);
        call.Output("RefundId", earlier.Id);
    }

    /// <summary>Nothing is recorded but the attempt: the person gives what is missing and sends the same request again.</summary>
    private static void Demand(Call call, ChargeCase charge, RequestedRefund asked, string outcome, string message)
    {
        call.InTurn(Request(call, charge, AttemptOutcome.Denied, message, AmountOf(asked.Request, charge.Currency)).ToRequests());
        call.Output("Outcome", outcome);
        call.Output("Message", message);
    }

    private static void Accept(Call call, ChargeCase charge, Entity row, RefundDecision.Allowed allowed, Sentences sentences, bool comparesCode)
    {
        var message = comparesCode ? sentences.ComparingCode(allowed.Amount)
            : allowed.NeedsApproval ? sentences.AwaitingApproval(allowed.Amount)
            : sentences.Accepted(allowed.Amount, charge.ExpectedOn(call.Now, allowed.Kind));
        var outcome = comparesCode ? AttemptOutcome.Processing : allowed.NeedsApproval ? AttemptOutcome.AwaitingApproval : AttemptOutcome.Accepted;
        var refundId = Record(call, row, Request(call, charge, outcome, message, allowed.Amount), sentences);
        call.Service.Update(charge.BalanceColumns(also: allowed.Amount));
        call.Output("Outcome", comparesCode ? "CheckingCode" : outcome.ToString());
        call.Output("RefundId", refundId);
        call.Output("Message", message);
    }

    /// <summary>Creates the refund with its attempt in one call, then completes the attempt.</summary>
    private static Guid Record(Call call, Entity row, Attempt attempt, Sentences sentences)
    {
        var attemptId = Guid.NewGuid();
        row.RelatedEntities[new Relationship(Attempt.OfRefund)] = new EntityCollection([attempt.ToRow(attemptId)]);
        var refundId = CreateOnce(call.Service, row, sentences);
        call.Service.Update(Attempt.Completed(attemptId));
        return refundId;
    }

    private static Guid CreateOnce(IOrganizationService service, Entity row, Sentences sentences)
    {
        try
        {
            return service.Create(row);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.DuplicateKey))
        {
            // Where a limit counts, a taken request key was seen before: then it is another refund of the person, at this very moment.
            throw new InvalidPluginExecutionException(row.Contains(RefundRow.LimitKey) ? sentences.LimitBusy() : sentences.KeyReused());
        }
    }

    private static Attempt Request(Call call, ChargeCase charge, AttemptOutcome outcome, string message, Money? amount) =>
        new(AttemptOperation.RefundRequest, outcome)
        {
            Text = message,
            Amount = amount,
            Currency = charge.CurrencyReference,
            Customer = charge.Customer,
            Transaction = charge.Reference,
            User = call.Asker,
        };

    /// <summary>What was asked for, if it is an amount at all in this currency: the attempt does not repeat nonsense.</summary>
    private static Money? AmountOf(RefundRequest request, Currency currency) =>
        request.Amount is { } amount and >= 0m and < 1_000_000_000m && Money.Fits(amount, currency) ? new Money(amount, currency) : null;
}
