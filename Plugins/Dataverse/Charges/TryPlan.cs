using CrmPayments.Core.Charges;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Charges;

/// <summary>What a wish to collect a debt comes to, decided on the debt as it was read. Closed: these two and no others.</summary>
internal abstract record TryPlan
{
    private TryPlan()
    {
    }

    /// <param name="Row">To be created.</param>
    /// <param name="Amount">Of it.</param>
    /// <param name="Limits">What the networks allow, this try included.</param>
    public sealed record Go(Entity Row, Money Amount, TryVerdict Limits) : TryPlan;

    public sealed record Stop(TryAnswer Answer) : TryPlan;

    /// <summary>Decides. Writes nothing.</summary>
    /// <remarks>No organization-service call where our own rules say no; one where the networks are asked.</remarks>
    public static TryPlan Of(Call call, DebtCase debt, TryOrder order)
    {
        if (order.IdempotencyKey is { } key && debt.TryOf(key) is { } earlier) return new Stop(new TryAnswer.Duplicate(earlier.Id, earlier.Status));
        var texts = Sentences.For(order.Language);
        if (TryRules.Refuse(debt.ForRules(order), order.Amount, order.Engine) is { } why) return new Stop(new TryAnswer.Denied(why, null, texts.ChargeDenied(why)));
        var method = debt.MethodOf(order)!;
        var amount = order.Amount is { } part ? new Money(part, debt.Currency) : debt.Debt.Owed;
        var ground = ChargeGround.Read(call.Service, debt.Row.Id, method, method.Fingerprint);
        var history = ground.History;
        var verdict = NetworkLimits.May(method, history, debt.Row.Id, new AskedTry(order.Initiator, amount.Amount, method.ChangedOn), call.Now);
        if (LimitRefusal.Of(verdict) is { } limit) return new Stop(new TryAnswer.Denied(limit.Why, verdict.NotBefore, texts.ChargeDenied(limit.Why, verdict)));
        if (MethodChecks.Find(method, amount, history, call.Now) is { } problem) return new Stop(new TryAnswer.Denied(TryRules.RefusalOf(problem), null, texts.Problem(problem)));
        var unusual = IsUnusual(debt, order, amount, history);
        if (ground.Proof(method, amount, unusual && !IsAsked(order)) is { } proof)
            return new Stop(new TryAnswer.Denied(TryRefusal.ProofRequired, null, texts.ChargeProof(proof)) { Proof = proof });
        return unusual
            ? new Stop(Unusual(order, texts.ChargeUnusual(amount)))
            : new Go(TryRecord.Of(debt, order, method, amount, call.Now), amount, verdict);
    }

    private static bool IsAsked(TryOrder order) => order.Engine is ChargeEngine.Person or ChargeEngine.Flow;

    /// <summary>Far from what this customer usually pays: it may be a typing error. What was agreed, in a subscription or an offer, is none.</summary>
    private static bool IsUnusual(DebtCase debt, TryOrder order, Money amount, NetworkHistory history) =>
        !order.Confirmed && order.OfferId is null && !debt.IsOfSubscription && AmountHabit.IsUnusual(amount.Amount, null, history.PaidIn(debt.CurrencyReference));

    /// <summary>Who is asked can confirm it; the ladder can only leave it to a person.</summary>
    private static TryAnswer Unusual(TryOrder order, string sentence) =>
        IsAsked(order) ? new TryAnswer.ConfirmationRequired(sentence) : new TryAnswer.Denied(TryRefusal.UnusualAmount, null, sentence);
}
