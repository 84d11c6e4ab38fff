namespace CrmPayments.Core.Recovery;

/// <summary>How many declined tries a rolling window may hold.</summary>
/// <param name="Rule">Which limit it is.</param>
/// <param name="Most">Null: there is no such limit.</param>
/// <param name="Window">A try as old as the window is out of it.</param>
/// <param name="Amount">Only tries of this amount; null: of any.</param>
/// <param name="CustomersOnly">Only tries that the customer set going.</param>
internal readonly record struct TryBudget(TryRule Rule, int? Most, TimeSpan Window, decimal? Amount, bool CustomersOnly)
{
    public void Judge(ref Strictness strictest, TryHistory history, DateTimeOffset now)
    {
        if (Most is not { } most) return;
        if (most <= 0) strictest.Never(Rule);
        else if (Count(history, now) >= most) strictest.Wait(Rule, FreeFrom(history, most, now), now);
    }

    /// <summary>Null: there is no such limit.</summary>
    public int? Left(TryHistory history, DateTimeOffset at) => Most is { } most ? Math.Max(0, most - Count(history, at)) : null;

    private int Count(TryHistory history, DateTimeOffset at)
    {
        var count = 0;
        for (var index = 0; index < history.Tries.Count; index++)
        {
            if (Holds(history.Tries[index], at)) count++;
        }

        return count;
    }

    // When so many of the oldest have left the window that one more fits.
    private DateTimeOffset FreeFrom(TryHistory history, int most, DateTimeOffset now)
    {
        var budget = this;
        var held = history.Tries.Where(it => budget.Holds(it, now)).Select(it => it.At).OrderBy(at => at).ToList();
        return held[held.Count - most] + Window;
    }

    // A try with a later time than asked for (clocks differ) counts as well.
    private bool Holds(PastTry attempt, DateTimeOffset at) =>
        attempt.Declined && attempt.At > at - Window
        && (Amount is not { } amount || attempt.Amount == amount)
        && (!CustomersOnly || attempt.Initiator == ChargeInitiator.Customer);
}
