using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Recovery;

/// <summary>Custom API cpay_CloseRecovery: a person gives the debt up, and says why. Not while a try may still bring the money.</summary>
public sealed class CloseRecovery : Plugin
{
    private protected override void Run(Call call)
    {
        if (CaseChoice.Read(call) is not { } choice) return;
        if (choice.Comment.Length == 0) choice.Refuse(choice.Sentences.CaseCommentMissing());
        else if (choice.Case.Live is not null) choice.Refuse(choice.Sentences.CaseUnderWay());
        else choice.Do(choice.Sentences.CaseGivenUp(), new CaseEnds(call).GivenUp(choice.Case, choice.Comment));
    }
}
