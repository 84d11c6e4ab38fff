using System.Security.Cryptography;
using CrmPayments.Core.Attempts;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Risk;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Access;

/// <summary>
/// Custom API cpay_RequestStepUp: sends the asker a one-time code when a refund of this amount needs one. The same rules as for
/// the refund itself decide, under the charge's lock, so that two requests never pass the limits of sending together.
/// </summary>
public sealed class RequestStepUp : Plugin
{
    private protected override void Run(Call call)
    {
        var transactionId = call.RequiredId("TransactionId");

        // Before the lock: on the platform the key comes from Azure Key Vault.
        var key = StepUpKey.Read(call.Service);
        var charge = LockedCharge.Read(call, transactionId);
        var standing = Standing.Read(call.Service, call.Asker, charge, call.Now);
        var sentences = Sentences.For(standing.Person.Language);
        switch (standing.DecideAmountByAnyWay(call.Input<decimal?>("Amount"), call.Now))
        {
            case RefundDecision.Denied denied:
                Answer(call, standing, "Denied", sentences.Denied(denied), null);
                break;
            case RefundDecision.Allowed { NeedsStepUp: false } allowed:
                Answer(call, "NotNeeded", sentences.NoCodeNeeded(allowed.Amount));
                break;
            case RefundDecision.Allowed allowed:
                Send(call, standing, allowed.Amount, key, sentences);
                break;
        }
    }

    private static void Send(Call call, Standing standing, Money amount, Secret key, Sentences sentences)
    {
        var earlier = new Verifications(standing.Charge).CodesOf(call.Asker);
        if (StepUpRules.MaySendOn(earlier, SentToAsker(call), call.Now) is { } on)
        {
            Answer(call, standing, "Denied", sentences.NoCodeBefore(on - call.Now), amount);
            return;
        }

        if (!HasAddress(call))
        {
            Answer(call, standing, "Denied", sentences.NoAddressForCode(), amount);
            return;
        }

        foreach (var code in earlier.Where(code => code.Status == VerificationStatus.Open)) Supersede(call.Service, code);
        call.Output("ExpiresOn", SendNew(call, standing, amount, key, sentences));
        Answer(call, standing, "Sent", sentences.CodeSent(amount), amount);
    }

    /// <summary>When codes were sent to the asker within the last hour, for whichever charge.</summary>
    private static IEnumerable<DateTimeOffset> SentToAsker(Call call)
    {
        var query = new QueryExpression(VerificationRow.Table) { ColumnSet = new ColumnSet(VerificationRow.CreatedOn), TopCount = StepUpRules.MostAnHourInAll };
        query.Criteria.AddCondition(VerificationRow.User, ConditionOperator.Equal, call.Asker);
        query.Criteria.AddCondition(VerificationRow.Kind, ConditionOperator.Equal, VerificationRow.StepUpCode);
        query.Criteria.AddCondition(VerificationRow.CreatedOn, ConditionOperator.GreaterEqual, (call.Now - StepUpRules.Hour).UtcDateTime);
        query.AddOrder(VerificationRow.CreatedOn, OrderType.Descending);
        return call.Service.RetrieveMultiple(query).Entities
            .Select(row => new DateTimeOffset(DateTime.SpecifyKind(row.GetAttributeValue<DateTime>(VerificationRow.CreatedOn), DateTimeKind.Utc)));
    }

    /// <returns>Until when it counts, UTC.</returns>
    private static DateTime SendNew(Call call, Standing standing, Money amount, Secret key, Sentences sentences)
    {
        using var random = RandomNumberGenerator.Create();
        var code = StepUpCodes.New(random);
        var binding = new StepUpBinding(Guid.NewGuid(), call.Asker, standing.Charge.Row.Id, amount);
        var user = new EntityReference("systemuser", call.Asker);
        var email = new StepUpMail(call.Service).Send(user, code, amount, standing.Charge.Reference.Name, standing.Person.Language);
        var ends = (call.Now + StepUpRules.Lifetime).UtcDateTime;
        call.Service.Create(new Entity(VerificationRow.Table, binding.VerificationId)
        {
            [VerificationRow.Name] = sentences.CodeName(amount),
            [VerificationRow.Kind] = new OptionSetValue(VerificationRow.StepUpCode),
            [VerificationRow.Status] = new OptionSetValue((int)VerificationStatus.Open),
            [VerificationRow.User] = user,
            [VerificationRow.Transaction] = standing.Charge.Reference,
            [VerificationRow.Customer] = standing.Charge.Customer,
            [VerificationRow.Amount] = amount.Amount,
            [VerificationRow.CurrencyCode] = amount.Currency.Code,
            [VerificationRow.CodeHash] = StepUpCodes.Hash(key, binding, code),
            [VerificationRow.Tries] = 0,
            [VerificationRow.ExpiresOn] = ends,
            [VerificationRow.CloseOn] = ends,
            [VerificationRow.Email] = new EntityReference("email", email),
        });
        return ends;
    }

    private static void Supersede(IOrganizationService service, SentCode code) =>
        service.Update(new Entity(VerificationRow.Table, code.Binding.VerificationId) { [VerificationRow.Status] = new OptionSetValue((int)VerificationStatus.Superseded) });

    private static bool HasAddress(Call call) =>
        call.Service.Retrieve("systemuser", call.Asker, new ColumnSet("internalemailaddress")).GetAttributeValue<string>("internalemailaddress") is { Length: > 0 };

    /// <summary>With a line on the timeline, which never holds the code.</summary>
    private static void Answer(Call call, Standing standing, string outcome, string message, Money? amount)
    {
        var attempt = standing.Attempt(AttemptOperation.StepUpCode, outcome == "Sent" ? AttemptOutcome.Accepted : AttemptOutcome.Denied, message) with { Amount = amount };
        call.InTurn(attempt.ToRequests());
        Answer(call, outcome, message);
    }

    private static void Answer(Call call, string outcome, string message)
    {
        call.Output("Outcome", outcome);
        call.Output("Message", message);
    }
}
