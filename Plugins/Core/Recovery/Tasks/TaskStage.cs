namespace CrmPayments.Core.Recovery.Tasks;

/// <summary>How far the waiting for a person has come.</summary>
/// <remarks>Values are those of cpay_recoverytask.cpay_stage.</remarks>
public enum TaskStage
{
    Waiting = 192700000,
    Reminded = 192700001,
    Escalated = 192700002,
}
