using CrmPayments.Core.Attempts;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Risk;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Access;

/// <summary>
/// Custom API cpay_CheckCustomer: compares what the asker was answered with what is known of the charge's customer. What was
/// asked and what matched is recorded; the answers are not, nowhere.
/// </summary>
public sealed class CheckCustomer : Plugin
{
    private static readonly CustomerFact[] Facts = (CustomerFact[])Enum.GetValues(typeof(CustomerFact));

    private protected override void Run(Call call)
    {
        var answers = Facts.ToDictionary(fact => fact, fact => Taken(call, fact));
        var charge = LockedCharge.Read(call, call.RequiredId("TransactionId"));
        var standing = Standing.Read(call.Service, call.Asker, charge, call.Now);
        var sentences = Sentences.For(standing.Person.Language);
        if (standing.Stranger is { } why) Refuse(call, standing, sentences.Denied(new RefundDecision.Denied(why)));
        else if (CustomerChecks.MayAskOn(new Verifications(charge).FailedChecks, call.Now) is { } on) Refuse(call, standing, sentences.NoCustomerCheckBefore(on - call.Now));
        else Compare(call, standing, answers, sentences);
    }

    private static void Compare(Call call, Standing standing, Dictionary<CustomerFact, string?> answers, Sentences sentences)
    {
        var result = CustomerChecks.Compare(answers, KnownFacts.Read(call.Service, standing.Charge.Row.Id));
        var message = sentences.CustomerCheck(result);
        if (result.Counts) Record(call, standing, result, message, sentences);
        call.Output("Outcome", !result.Counts ? "Denied" : Matches(result) ? "Matched" : "NotMatched");
        call.Output("Message", message);
    }

    private static void Record(Call call, Standing standing, CustomerCheckResult result, string message, Sentences sentences)
    {
        var id = call.Service.Create(Row(call, standing, result, sentences));
        var outcome = Matches(result) ? AttemptOutcome.Succeeded : AttemptOutcome.Denied;
        call.InTurn(standing.Attempt(AttemptOperation.CustomerCheck, outcome, message).ToRequests());
        call.Output("VerificationId", id);

        // Which answers were right is told only with all of them right: else they could be tried one by one.
        if (Matches(result)) call.Output("Matched", result.Matching.Select(fact => fact.ToString()).ToArray());
    }

    private static Entity Row(Call call, Standing standing, CustomerCheckResult result, Sentences sentences)
    {
        var row = new Entity(VerificationRow.Table)
        {
            [VerificationRow.Name] = sentences.CustomerCheckName(),
            [VerificationRow.Kind] = new OptionSetValue(VerificationRow.CustomerCheck),
            [VerificationRow.Status] = new OptionSetValue((int)(Matches(result) ? VerificationStatus.Matched : VerificationStatus.NotMatched)),
            [VerificationRow.User] = new EntityReference("systemuser", call.Asker),
            [VerificationRow.Transaction] = standing.Charge.Reference,
            [VerificationRow.Customer] = standing.Charge.Customer,
            [VerificationRow.Asked] = string.Join(", ", result.Asked),
            [VerificationRow.Matched] = string.Join(", ", result.Matching),
        };
        if (call.Input<OptionSetValue>("Channel") is { } channel) row[VerificationRow.Channel] = channel;
        if (Matches(result)) row[VerificationRow.ExpiresOn] = (call.Now + CustomerChecks.Lifetime).UtcDateTime;
        return row;
    }

    private static bool Matches(CustomerCheckResult result) => result.Verdict == CustomerCheckVerdict.Matched;

    private static void Refuse(Call call, Standing standing, string message)
    {
        call.InTurn(standing.Attempt(AttemptOperation.CustomerCheck, AttemptOutcome.Denied, message).ToRequests());
        call.Output("Outcome", "Denied");
        call.Output("Message", message);
    }

    /// <summary>An answer, taken out of the request: nothing that this operation causes carries it along.</summary>
    private static string? Taken(Call call, CustomerFact fact)
    {
        var answer = call.Input<string>(fact.ToString());
        call.Context.InputParameters.Remove(fact.ToString());
        return answer;
    }
}
