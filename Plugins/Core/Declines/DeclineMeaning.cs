namespace CrmPayments.Core.Declines;

/// <summary>What a reason means for trying again.</summary>
/// <param name="Reason">Which reason.</param>
/// <param name="Class">What kind of failure it is.</param>
/// <param name="FixedBy">Who or what can mend it.</param>
/// <param name="Again">Under which condition the same method may be tried again.</param>
/// <param name="MostTries">How often the machine may try because of it in one case; null: no lid of its own.</param>
public sealed record DeclineMeaning(DeclineReason Reason, DeclineClass Class, Fixer FixedBy, AgainWhen Again, int? MostTries);
