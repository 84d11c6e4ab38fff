using CrmPayments.Core.Attempts;
using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Sending;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Charges;

/// <summary>
/// Custom API cpay_ResolveCharge: a person ends a charge whose end the gateway did not tell. Who says "not charged" lets it be
/// tried again, so never who asked for it, and only with a comment; "charged" needs the gateway's id.
/// </summary>
public sealed class ResolveCharge : Plugin
{
    private const string Charged = "Charged", NotCharged = "NotCharged";

    private protected override void Run(Call call)
    {
        var transactionId = call.RequiredId("TransactionId");
        var said = Read(call);
        var texts = Sentences.For(call.ReadLanguage());
        var one = TryCase.Read(call.Service, transactionId);
        if (one is null || !RefundRights.CanRead(call.Service, call.Asker, new EntityReference(TransactionRow.Table, transactionId))) Refuse(call, texts.ChargeDenied(TryRefusal.ChargeNotFound));
        else if (Refusal(call, one, said, texts) is { } why) Refuse(call, why);
        else End(call, one, said, texts);
    }

    private static Resolution Read(Call call) => new(
        call.RequiredText("Resolution") switch { Charged => RefundStatus.Succeeded, NotCharged => RefundStatus.Failed, _ => null },
        (call.Input<string>("GatewayTransactionId") ?? "").Trim(),
        "",
        (call.Input<string>("Comment") ?? "").Trim());

    private static string? Refusal(Call call, TryCase one, Resolution said, Sentences texts)
    {
        if (!RetryRight.MayResolve(call.Service, call.Asker)) return texts.ChargeNoRightToResolve();
        if (!one.IsOurs || !ChargeStates.IsInDoubt(one.Status)) return texts.ChargeNotInDoubt(one.Status);
        if (one.Status == ChargeStatus.Submitted && one.SubmittedOn is { } sent && call.Now < CheckSchedule.AfterCrash(sent)) return texts.BeingSent();
        if (ResolutionRules.Missing(said, paidOut: false, voids: false, one.Checks) is { } missing) return texts.ChargeUnresolved(missing);
        if (ResolutionRules.MayBeAskedNow(one.Row.Time(TransactionRow.NextCheckOn), call.Now)) return texts.BeingAsked();
        if (one.AskedBy?.Id == call.Asker) return texts.ChargeOwnRequest();
        return new[] { said.Comment, said.GatewayRefundId }.Select(text => RefundChoice.CommentRefusal(text, texts)).FirstOrDefault(refusal => refusal is not null);
    }

    private static void End(Call call, TryCase one, Resolution said, Sentences texts)
    {
        var charged = said.Status == RefundStatus.Succeeded;
        var row = charged ? Taken(call, one, said.GatewayRefundId) : ChargeAnswer.NotCharged(one, texts.ChargeResolved(charged: false, one.Amount), call.Now);
        row.RowVersion = one.Version;
        if (Writes(call, one, said, row) is not { } writes)
        {
            Refuse(call, texts.ChargeIdClaimed(said.GatewayRefundId));
            return;
        }

        var message = texts.ChargeResolved(charged, one.Amount);
        var line = one.Attempt(AttemptOperation.Resolution, charged ? AttemptOutcome.Succeeded : AttemptOutcome.Declined) with { Text = $"{message} {said.Comment}", User = call.Asker };
        call.InTurn([.. writes, .. line.ToRequests()]);
        call.Output("Outcome", charged ? Charged : NotCharged);
        call.Output("Message", message);
    }

    /// <returns>Null: another charge of ours has this id.</returns>
    private static IReadOnlyList<OrganizationRequest>? Writes(Call call, TryCase one, Resolution said, Entity row)
    {
        if (said.Status != RefundStatus.Succeeded || one.GatewayTransactionId == said.GatewayRefundId || ChargeCase.Find(call.Service, one.GatewayId, said.GatewayRefundId) is null) return [row.IfUnchanged()];
        return new Twin(call, one).Join(row);
    }

    private static Entity Taken(Call call, TryCase one, string gatewayId) => ChargeAnswer.Of(
        one, new ChargeResult.Accepted(new GatewayCharge { Id = gatewayId, Reference = one.Reference, Amount = one.Amount, Status = ChargeStatus.Captured }), sentOnce: false, call.Now);

    private static void Refuse(Call call, string why)
    {
        call.Output("Outcome", "Denied");
        call.Output("Message", why);
    }
}
