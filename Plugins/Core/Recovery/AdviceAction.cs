namespace CrmPayments.Core.Recovery;

/// <summary>What a network's advice beside a decline says to do.</summary>
internal enum AdviceAction
{
    Allow,
    Update,
    Wait,
    Never,
    Stopped,
    Fix,
    NotRecurring,
    Few,
}
