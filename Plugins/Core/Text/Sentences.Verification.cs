using CrmPayments.Core.Risk;

namespace CrmPayments.Core.Text;

/// <content>One-time codes and checks of the customer.</content>
public sealed partial class Sentences
{
    /// <summary>Another code cannot be sent yet; told in seconds where that is soon.</summary>
    public string NoCodeBefore(TimeSpan wait) => wait <= StepUpRules.BetweenTwo
        ? _language.Fill("StepUp.TooSoon", Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)))
        : _language.Fill("StepUp.TooMany", Minutes(wait));

    /// <summary>A code was entered; whether it is right is told when it is compared.</summary>
    public string ComparingCode(Money amount) => _language.Fill("StepUp.ToCompare", Amount(amount));

    public string CodeSent(Money amount) => _language.Fill("StepUp.Sent", Amount(amount), Minutes(StepUpRules.Lifetime));

    public string NoCodeNeeded(Money amount) => _language.Fill("StepUp.NotNeeded", Amount(amount));

    /// <summary>The asker has no address that a code could be sent to.</summary>
    public string NoAddressForCode() => _language.Fill("StepUp.NoAddress");

    /// <summary>Why an entered code, or none, does not let the refund pass.</summary>
    /// <param name="check">Any but a right one.</param>
    /// <param name="amount">What is to be refunded.</param>
    public string StepUp(StepUpCheck check, Money amount) => check.Answer switch
    {
        StepUpAnswer.Missing => StepUpRequired(amount),
        StepUpAnswer.ToCompare => ComparingCode(amount),
        StepUpAnswer.Wrong => _language.Fill("StepUp.Wrong", check.TriesLeft),
        StepUpAnswer.OtherAmount => _language.Fill("StepUp.OtherAmount", Amount(check.Code!.Binding.Amount)),
        _ => _language.Fill($"StepUp.{check.Answer}"),
    };

    /// <summary>The name of a code's row.</summary>
    public string CodeName(Money amount) => _language.Fill("StepUp.Name", Amount(amount));

    public string CustomerCheck(CustomerCheckResult result) => result.Verdict switch
    {
        CustomerCheckVerdict.Matched => _language.Fill("CustomerCheck.Matched", string.Join(", ", result.Matching.Select(Fact)), Minutes(CustomerChecks.Lifetime)),
        CustomerCheckVerdict.TooFewAsked => _language.Fill("CustomerCheck.TooFewAsked", CustomerChecks.Needed),
        _ => _language.Fill($"CustomerCheck.{result.Verdict}"),
    };

    /// <summary>Too many wrong answers: the customer cannot be asked yet.</summary>
    public string NoCustomerCheckBefore(TimeSpan wait) => _language.Fill("CustomerCheck.TooManyFailures", Minutes(wait));

    /// <summary>The name of a check's row.</summary>
    public string CustomerCheckName() => _language.Fill("CustomerCheck.Name");

    private string Fact(CustomerFact fact) => _language.Fill($"Fact.{fact}");

    private static int Minutes(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalMinutes));
}
