using System.ServiceModel;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;

namespace CrmPayments.Plugins.Recovery;

/// <summary>One person's choice about a case: reads it, checks the right, and writes it in a row version check against whoever moves it at the same time.</summary>
internal sealed class CaseChoice
{
    private readonly Call _call;

    private CaseChoice(Call call, Sentences sentences, RecoveryCase recovery, CaseRight right, string comment)
    {
        _call = call;
        Sentences = sentences;
        Case = recovery;
        Right = right;
        Comment = comment;
    }

    public Sentences Sentences { get; }

    public RecoveryCase Case { get; }

    public CaseRight Right { get; }

    /// <summary>Screened; may be empty.</summary>
    public string Comment { get; }

    /// <summary>Who asks, about which case, and whether they may; a refusal is answered here.</summary>
    /// <returns>Null: it was refused.</returns>
    /// <remarks>Four organization-service calls.</remarks>
    public static CaseChoice? Read(Call call)
    {
        var id = call.RequiredId("RecoveryCaseId");
        var sentences = Sentences.For(call.ReadLanguage());
        var comment = (call.Input<string>("Comment") ?? "").Trim();
        var recovery = RecoveryCase.Read(call.Service, id);
        var right = recovery is null ? default : CaseRight.Read(call.Service, call.Asker, recovery.Reference);
        if (Refusal(recovery, right, comment, sentences) is not { } why) return new(call, sentences, recovery!, right, comment);
        RefundChoice.Refuse(call, why);
        return null;
    }

    public void Refuse(string message) => RefundChoice.Refuse(_call, message);

    /// <exception cref="InvalidPluginExecutionException">Somebody else was faster, and everything of this choice is rolled back.</exception>
    public void Do(string message, IEnumerable<OrganizationRequest> requests)
    {
        try
        {
            _call.InTurn(requests);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch))
        {
            throw new InvalidPluginExecutionException(Sentences.DecidedMeanwhile());
        }

        _call.Output("Outcome", "Accepted");
        _call.Output("Message", message);
    }

    private static string? Refusal(RecoveryCase? recovery, CaseRight right, string comment, Sentences sentences)
    {
        if (recovery is null || !right.MaySee) return sentences.CaseNotFound();
        if (!right.MayWork) return sentences.CaseNoRight();
        return recovery.IsOpen ? RefundChoice.CommentRefusal(comment, sentences) : sentences.CaseIsClosed();
    }
}
