namespace CrmPayments.Core.Text;

/// <summary>What is told about a refund's states and about who may write them.</summary>
public sealed partial class Sentences
{
    /// <summary>Somebody wrote a refund, an attempt or a balance by hand.</summary>
    public string OnlyTheModule() => _language.Fill("Guard.OnlyTheModule");
}
