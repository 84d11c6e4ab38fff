using CrmPayments.Core.Declines;
using CrmPayments.Core.Text;

namespace CrmPayments.Core.Recovery.Tasks;

/// <summary>What a person should do next about a failed charge.</summary>
/// <param name="Key">Of the sentence that says it and why.</param>
/// <param name="Action">The command that does it.</param>
public sealed record TaskAdvice(string Key, SuggestedAction Action)
{
    private static readonly Dictionary<DeclineReason, TaskAdvice> ByReason = Read();

    /// <param name="kind">Goes before the reason, except for the two kinds that are all about it.</param>
    /// <param name="reason">Null: none is known.</param>
    /// <param name="problem">Only with <see cref="TaskKind.SetupFailed"/>; null: not known.</param>
    public static TaskAdvice For(TaskKind kind, DeclineReason? reason, SetupProblem? problem) => kind switch
    {
        TaskKind.SetupFailed => new($"Setup{problem}", problem is SetupProblem.WrongAccountNumber or SetupProblem.WrongHolderId ? SuggestedAction.CorrectData : SuggestedAction.CallCustomer),
        TaskKind.ContactDataWrong => new("Contact", SuggestedAction.CorrectData),
        TaskKind.OfferToFollow => new("Offer", SuggestedAction.Wait),
        TaskKind.DataProblem => new("Records", SuggestedAction.CorrectData),
        TaskKind.OutcomeUnknown => new("LookUp", SuggestedAction.Wait),
        _ => reason is { } known ? ByReason[known] : new("Ask", SuggestedAction.CallCustomer),
    };

    private static Dictionary<DeclineReason, TaskAdvice> Read()
    {
        var table = CsvTable.Embedded("Recovery/Tasks/advice.csv");
        int reason = table.Column("reason"), advice = table.Column("advice"), action = table.Column("action");
        return table.Rows.ToDictionary(row => Parse<DeclineReason>(row[reason]), row => new TaskAdvice(row[advice], Parse<SuggestedAction>(row[action])));
    }

    private static T Parse<T>(string name)
        where T : struct => (T)Enum.Parse(typeof(T), name);
}
