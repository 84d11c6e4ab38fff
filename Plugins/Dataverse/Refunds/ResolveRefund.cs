using CrmPayments.Core.Attempts;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Refunds;

/// <summary>
/// Custom API cpay_ResolveRefund: a person ends a refund whose end the gateway did not tell, or that was paid out another way.
/// Never who asked for it, only within what they could refund alone, and only with a comment and evidence.
/// </summary>
public sealed class ResolveRefund : Plugin
{
    private protected override void Run(Call call)
    {
        var refundId = call.RequiredId("RefundId");
        var said = Read(call);
        var person = Person.Read(call.Service, call.Asker);
        var sentences = Sentences.For(person.Language);
        var refund = RefundCase.Read(call.Service, refundId);
        if (refund is null || !RefundRights.CanRead(call.Service, call.Asker, refund.Reference)) RefundChoice.Refuse(call, sentences.RefundNotFound());
        else if (Refusal(call, person, refund, said, sentences) is { } why) RefundChoice.Refuse(call, why);
        else End(call, refund, said, sentences);
    }

    private static Resolution Read(Call call) => new(
        Resolution.StatusOf(call.RequiredText("Resolution")),
        (call.Input<string>("GatewayRefundId") ?? "").Trim(),
        (call.Input<string>("Reference") ?? "").Trim(),
        (call.Input<string>("Comment") ?? "").Trim());

    private static string? Refusal(Call call, Person person, RefundCase refund, Resolution said, Sentences sentences)
    {
        if (!RefundStates.IsUnderway(refund.Status)) return sentences.TooLate(refund.Status);
        if (!refund.IsPaidOut && ResolutionRules.MayBeOnItsWay(refund.Status, refund.SubmittedOn, call.Now)) return sentences.BeingSent();
        if (ResolutionRules.Missing(said, refund.IsPaidOut, refund.IsVoid, refund.Checks) is { } missing) return sentences.Unresolved(missing);
        if (!refund.IsPaidOut && ResolutionRules.MayBeAskedNow(refund.NextCheckOn, call.Now)) return sentences.BeingAsked();
        if (TextRefusal(said, sentences) is { } bad) return bad;
        if (RightRefusal(call, person, refund, sentences) is { } denied) return denied;
        return ClaimedBy(call.Service, refund, said) is { } other ? sentences.GatewayIdClaimed(other) : null;
    }

    /// <summary>As who approves: nobody about the own request, nor a deputy about that of the person they stand in for. One made at the gateway has no asker here.</summary>
    private static string? RightRefusal(Call call, Person person, RefundCase refund, Sentences sentences)
    {
        var gateway = GatewayRow.TypeOf(refund.Gateway);
        if (refund.RequestedBy is { } asker) return DecisionRight.About(call.Service, person, asker.Id, refund.Amount, call.Now, sentences, refund.Reason, gateway).Refusal;
        return ApprovalRules.Refuse(refund.Amount, person.Limits, refund.Reason, gateway) is { } denied ? sentences.Denied(denied) : null;
    }

    private static string? TextRefusal(Resolution said, Sentences sentences) =>
        new[] { said.Comment, said.GatewayRefundId, said.Reference }.Select(text => RefundChoice.CommentRefusal(text, sentences)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>Another refund with the same id at the gateway: one movement of money would count for two.</summary>
    private static string? ClaimedBy(IOrganizationService service, RefundCase refund, Resolution said)
    {
        if (said.GatewayRefundId.Length == 0) return null;
        var query = new QueryExpression(RefundRow.Table) { ColumnSet = new ColumnSet(RefundRow.Name), TopCount = 1 };
        query.Criteria.AddCondition(RefundRow.Transaction, ConditionOperator.Equal, refund.ChargeReference.Id);
        query.Criteria.AddCondition(RefundRow.GatewayRefundId, ConditionOperator.Equal, said.GatewayRefundId);
        query.Criteria.AddCondition(RefundRow.Id, ConditionOperator.NotEqual, refund.Id);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault()?.GetAttributeValue<string>(RefundRow.Name);
    }

    private static void End(Call call, RefundCase refund, Resolution said, Sentences sentences)
    {
        var status = said.Status!.Value;
        var message = refund.IsPaidOut && status == RefundStatus.Succeeded
            ? sentences.PaidOut(refund.Amount, refund.PayOut, said.Reference)
            : sentences.Resolved(status, refund.Amount);
        call.Service.Execute(new UpdateRequest { Target = Changes(call, refund, said), ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
        if (refund.IsVoid && status == RefundStatus.Succeeded) call.Service.Update(Voided(refund));
        var operation = refund.IsPaidOut ? AttemptOperation.PayOut : AttemptOperation.Resolution;
        var attempt = refund.Attempt(operation, status == RefundStatus.Succeeded ? AttemptOutcome.Succeeded : AttemptOutcome.Declined);
        call.InTurn((attempt with { Text = message + " " + said.Comment, User = call.Asker }).ToRequests());
        call.Output("Outcome", status.ToString());
        call.Output("Message", message);
    }

    private static Entity Changes(Call call, RefundCase refund, Resolution said)
    {
        var row = new Entity(RefundRow.Table, refund.Id)
        {
            RowVersion = refund.Version,
            [RefundRow.Status] = new OptionSetValue((int)said.Status!.Value),
            [RefundRow.CompletedOn] = call.Now.UtcDateTime,
            [RefundRow.NextCheckOn] = null,
            [RefundRow.Error] = null,
            [RefundRow.ResolvedBy] = new EntityReference("systemuser", call.Asker),
            [RefundRow.ResolvedOn] = call.Now.UtcDateTime,
            [RefundRow.ResolutionComment] = said.Comment,
        };
        if (said.GatewayRefundId.Length > 0) row[RefundRow.GatewayRefundId] = said.GatewayRefundId;
        if (said.Reference.Length > 0) row[RefundRow.PayOutReference] = said.Reference;
        return row;
    }

    private static Entity Voided(RefundCase refund) =>
        new(TransactionRow.Table, refund.ChargeReference.Id) { [TransactionRow.Status] = new OptionSetValue((int)ChargeStatus.Voided) };
}
