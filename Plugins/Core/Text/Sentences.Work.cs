namespace CrmPayments.Core.Text;

/// <summary>What the clock tells of itself.</summary>
public sealed partial class Sentences
{
    /// <param name="started">How much of each kind was started, where anything was.</param>
    public string WorkStarted(IReadOnlyCollection<KeyValuePair<string, int>> started) => started.Count == 0
        ? _language.Fill("Work.Nothing")
        : _language.Fill("Work.Started", string.Join("; ", started.Select(work => _language.Fill($"Work.{work.Key}", work.Value))));
}
