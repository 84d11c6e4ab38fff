using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Charges;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Timeline;

/// <summary>A task for a person, where the module must not decide by itself.</summary>
internal static class PersonTask
{
    private const int English = 1033;

    /// <summary>The look-ups have ended without an answer: all that is known, on one page.</summary>
    /// <param name="refund">As read before the last look-up.</param>
    /// <param name="lookUps">Made so far, that one included.</param>
    /// <param name="now">When it was made.</param>
    /// <param name="shown">The refunds the gateway shows on the charge; null: it could not be asked.</param>
    public static Entity RefundUndecided(RefundCase refund, int lookUps, DateTimeOffset now, IReadOnlyList<GatewayRefund>? shown)
    {
        var texts = Sentences.For(refund.Language);
        var known = new RefundEvidence(
            refund.Name, refund.Amount, refund.Gateway.GetAttributeValue<string>(GatewayRow.Name), refund.Order.ChargeId, refund.Order.Reference,
            refund.SubmittedOn, lookUps, lookUps > 0 ? now : null, shown);
        var lines = new[] { texts.PersonDecides(refund.Amount) }.Concat(texts.Evidence(known));
        return New(texts.UndecidedTask(refund.Name), string.Join("\n", lines), refund.Customer, refund.RequestedBy);
    }

    /// <summary>Our balance at the gateway does not cover a refund.</summary>
    public static Entity BalanceTooLow(RefundCase refund, RefundResult told)
    {
        var texts = Sentences.For(refund.Language);
        return New(texts.BalanceTask(refund.Name, refund.Gateway.GetAttributeValue<string>(GatewayRow.Name)), texts.Result(told, refund.Amount), refund.Customer, refund.RequestedBy);
    }

    /// <summary>An approved refund that goes outside of the gateway. Who approved it has it paid.</summary>
    public static Entity PayOut(RefundCase refund)
    {
        var texts = Sentences.For(refund.Language);
        return New(texts.PayOutTask(refund.Name, refund.Amount, refund.PayOut), texts.PayOutWaiting(refund.Amount, refund.PayOut), refund.Customer, refund.DecidedBy);
    }

    /// <summary>A refund that was done came back from the bank.</summary>
    public static Entity RefundBounced(ChargeCase charge, Entity refund, GatewayRefund told)
    {
        var texts = Sentences.For(charge.Language);
        return New(texts.BouncedTask(refund.GetAttributeValue<string>(RefundRow.Name)), texts.Bounced(told.Amount), charge.Customer,
            refund.GetAttributeValue<EntityReference>(RefundRow.RequestedBy));
    }

    /// <summary>Nobody has decided yet.</summary>
    public static Entity ApprovalReminder(RefundCase refund, string sentence, EntityReference? owner) =>
        New($"{refund.Name}: decide on a refund that waits for approval", sentence, refund.Customer, owner);

    /// <summary>Nobody has decided yet although they were reminded: somebody else must see to it.</summary>
    public static Entity ApprovalEscalated(RefundCase refund, string sentence, EntityReference? owner) =>
        New($"{refund.Name}: nobody decides on a refund", sentence, refund.Customer, owner);

    /// <summary>Nobody decided: who asked for the refund tells the customer, or asks again.</summary>
    public static Entity ApprovalExpired(RefundCase refund, string sentence, EntityReference? owner) =>
        New($"{refund.Name}: the request was not decided in time", sentence, refund.Customer, owner);

    /// <summary>A refund that a person had ended as not booked was booked: the customer may have been paid twice.</summary>
    public static Entity BookedAfterAll(ChargeCase charge, Entity refund, GatewayRefund told)
    {
        var texts = Sentences.For(charge.Language);
        return New(texts.BookedAfterAllTask(refund.GetAttributeValue<string>(RefundRow.Name)), texts.BookedAfterAll(charge.Told(told.Amount)), charge.Customer,
            refund.GetAttributeValue<EntityReference>(RefundRow.ResolvedBy));
    }

    /// <summary>The look-ups of a charge have ended without an answer: all that is known, on one page.</summary>
    /// <param name="one">As read before the last look-up.</param>
    /// <param name="lookUps">Made so far, that one included.</param>
    public static Entity ChargeUndecided(TryCase one, int lookUps)
    {
        var texts = Sentences.For(one.Language);
        return New(texts.ChargeUndecidedTask(one.Name), string.Join("\n", texts.ChargeEvidence(one.Amount, one.Reference, one.SubmittedOn, lookUps)), one.Customer, one.AskedBy ?? one.Owner);
    }

    /// <summary>A charge that a person had ended as not made was made: the customer may have paid twice.</summary>
    public static Entity ChargedAfterAll(ChargeCase charge, GatewayCharge told)
    {
        var texts = Sentences.For(charge.Language);
        return New(texts.ChargedAfterAllTask(charge.Reference.Name), texts.ChargedAfterAll(told.Amount, told.Id), charge.Customer, charge.Row.GetAttributeValue<EntityReference>("ownerid"));
    }

    /// <summary>More came in for a failed charge than was owed: somebody gives it back.</summary>
    public static Entity PaidTwice(Entity origin, Debt debt)
    {
        var texts = Sentences.For(English);
        return New(texts.PaidTwiceTask(origin.GetAttributeValue<string>(TransactionRow.Name)), texts.PaidTwice(debt.Amount, debt.Paid), origin.GetAttributeValue<EntityReference>(TransactionRow.Customer), origin.GetAttributeValue<EntityReference>("ownerid"));
    }

    /// <summary>The customer went to the bank: what was refunded is the proof.</summary>
    public static Entity ChargeDisputed(ChargeCase charge)
    {
        var texts = Sentences.For(charge.Language);
        var lines = new List<string> { texts.Dispute(DisputeStanding.Open, charge.Captured) };
        if (charge.Refunds.Count > 0) lines.Add(texts.DisputeProof());
        lines.AddRange(charge.Refunds.Select(refund => Proof(charge, refund, texts)));
        return New(texts.DisputeTask(charge.Reference.Name), string.Join("\n", lines), charge.Customer, charge.Row.GetAttributeValue<EntityReference>("ownerid"));
    }

    private static string Proof(ChargeCase charge, Entity refund, Sentences texts) => string.Join(", ", new[]
    {
        refund.GetAttributeValue<string>(RefundRow.Name), texts.Amount(charge.MoneyOf(refund)), texts.Status(ChargeCase.StatusOf(refund)),
        refund.GetAttributeValue<string>(RefundRow.GatewayRefundId), refund.GetAttributeValue<string>(RefundRow.TraceNumber),
    }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>No email tells the customer of a refund: a person must.</summary>
    public static Entity CustomerUntold(RefundCase refund, string sentence, EntityReference? owner) =>
        New(Sentences.For(refund.Language).TellThemTask(refund.Name), sentence, refund.Customer, owner);

    /// <summary>The customer was told that a colleague takes care of a refund that failed.</summary>
    public static Entity NextStepPromised(RefundCase refund, string sentence, EntityReference? owner) =>
        New(Sentences.For(refund.Language).NextStepTask(refund.Name), sentence, refund.Customer, owner);

    /// <summary>The key or certificate of a gateway ends soon, or has ended.</summary>
    public static Entity SecretEnds(string gateway, string sentence, EntityReference? owner) => New($"{gateway}: {sentence}", sentence, null, owner);

    public static Entity New(string subject, string description, EntityReference? customer, EntityReference? owner)
    {
        var task = new Entity("task") { ["subject"] = subject, ["description"] = description };
        if (customer is not null) task["regardingobjectid"] = customer;
        if (owner is not null) task["ownerid"] = owner;
        return task;
    }
}
