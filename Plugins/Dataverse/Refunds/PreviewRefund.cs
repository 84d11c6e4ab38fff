using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Refunds;

/// <summary>
/// Custom API cpay_PreviewRefund: what a person would be told who asks for a refund, and which policy decides, also with a draft
/// (inactive) policy counted. The very rules of cpay_RequestRefund; writes nothing.
/// </summary>
public sealed class PreviewRefund : Plugin
{
    private protected override void Run(Call call)
    {
        var userId = call.RequiredId("UserId");
        var transactionId = call.RequiredId("TransactionId");
        var charge = ChargeCase.Read(call.Service, transactionId);
        if (charge is null || !RefundRights.CanRead(call.Service, call.Asker, charge.Reference))
            throw new InvalidPluginExecutionException($"There is no charge with the id {transactionId}, or you may not read it.");
        var draft = call.Input<Guid?>("DraftPolicyId") is { } id && id != Guid.Empty ? id : (Guid?)null;
        var standing = Standing.Read(call.Service, userId, charge, call.Now, draft: draft);
        Answer(call, standing, Decide(call, standing), draft, Sentences.For(call.ReadLanguage()));
    }

    private static RefundDecision Decide(Call call, Standing standing)
    {
        var amount = call.Input<decimal?>("Amount");

        // Notes are written when it is done; the reason that demands them is judged as if they were there.
        return call.Input<OptionSetValue>("Reason") is { } reason
            ? standing.Decide(new RefundRequest(amount, reason.Value, "-"), call.Now)
            : standing.DecideAmount(amount, call.Now);
    }

    private static void Answer(Call call, Standing standing, RefundDecision decision, Guid? draft, Sentences sentences)
    {
        var told = decision.Match(
            allowed => Allowed(allowed, standing, sentences, call.Now),
            denied => new KeyValuePair<string, string>("Denied", sentences.Denied(denied)));
        var policy = decision.DecidedBy ?? standing.Limits?.RowOf(PolicyRule.MaximumPerRefund);
        call.Output("Outcome", told.Key);
        call.Output("Message", told.Value);
        if (policy is not null) call.Output("PolicyId", policy.Id);
        call.Output("PolicyName", policy?.Name ?? "");
        call.Output("Explanations", Explanations(standing, policy, draft, sentences, call.Now).ToArray());
    }

    private static KeyValuePair<string, string> Allowed(RefundDecision.Allowed allowed, Standing standing, Sentences sentences, DateTimeOffset now) =>
        allowed.NeedsCustomerCheck ? new("CustomerCheckRequired", sentences.CustomerCheckRequired(allowed.Amount))
        : allowed.NeedsStepUp ? new("StepUpRequired", sentences.StepUpRequired(allowed.Amount))
        : allowed.NeedsApproval ? new("AwaitingApproval", sentences.AwaitingApproval(allowed.Amount))
        : new("Accepted", sentences.Accepted(allowed.Amount, standing.Charge.ExpectedOn(now, allowed.Kind)));

    private static IEnumerable<string> Explanations(Standing standing, PolicyRow? policy, Guid? draft, Sentences sentences, DateTimeOffset now)
    {
        if (policy is not null) yield return sentences.DecidingPolicy(policy.Name);
        if (draft is { } id && Effect(standing, id) is { } reaches) yield return sentences.DraftWithoutEffect(reaches);
        foreach (var sentence in sentences.Explanations(standing.Options(now), now)) yield return sentence;
    }

    /// <summary>Null: the draft counts; else whether it reaches the person at all.</summary>
    private static bool? Effect(Standing standing, Guid draft)
    {
        var row = standing.Person.Policies.FirstOrDefault(policy => policy.Id == draft);
        if (row is null) return false;
        return standing.Person.Policies.Max(policy => policy.AppliesTo) > row.AppliesTo ? true : null;
    }
}
