namespace CrmPayments.Core.Recovery;

/// <param name="Do">What the advice says to do.</param>
/// <param name="Wait">How long nothing may be tried; zero: no time is told.</param>
internal sealed record AdviceLine(AdviceAction Do, TimeSpan Wait);
