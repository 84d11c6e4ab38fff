namespace CrmPayments.Core.Text;

/// <content>What a refund policy demands.</content>
public sealed partial class Sentences
{
    /// <summary>A one-time code is missing, and how to get it.</summary>
    public string StepUpRequired(Money amount) => _language.Fill("Demand.StepUp", Amount(amount));

    /// <summary>The customer was not checked yet.</summary>
    public string CustomerCheckRequired(Money amount) => _language.Fill("Demand.CustomerCheck", Amount(amount));

    /// <summary>Two refunds of one person at the same moment, where a limit of a day or a month counts both.</summary>
    public string LimitBusy() => _language.Fill("Limit.Busy");
}
