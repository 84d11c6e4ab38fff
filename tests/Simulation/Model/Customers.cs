using CrmPayments.Emulator.Gateways.Issuing;

namespace CrmPayments.Tests.Simulation;

/// <summary>How customers react to being written to. Assumptions; the same for every strategy.</summary>
internal sealed class Customers(Fate fate)
{
    /// <summary>What a plain "it did not go through" is understood as.</summary>
    public static Plea PleaOf(IssuerAnswer answer) => answer.Code switch
    {
        "51" or "61" or "65" or "R01" or "R09" => Plea.Funds,
        "54" or "14" or "82" or "1A" or "R03" or "R04" => Plea.NewDetails,
        "03" or "91" or "96" => Plea.None,
        _ => Plea.AnotherCard,
    };

    /// <summary>When the customer gives another card because of a message.</summary>
    /// <param name="person">Who was written to.</param>
    /// <param name="plea">What the message wanted.</param>
    /// <param name="month">In which month: each is a chance of its own.</param>
    /// <param name="message">Which message in it, from 1.</param>
    /// <returns>Null: nothing happens.</returns>
    public TimeSpan? ActsAfter(Person person, Plea plea, int month, int message)
    {
        var number = month * 100L + message;
        var chance = plea switch { Plea.NewDetails => 0.22, Plea.AnotherCard => 0.12, Plea.Funds => 0.03, _ => 0 };
        if (!fate.Happens(chance / (1 + 0.3 * (message - 1)), "acts", person.Number, number)) return null;

        // Many at once, some after days.
        var late = fate.Of("acts after", person.Number, number);
        return TimeSpan.FromHours(0.2 + 96 * late * late * late);
    }

    public static int Month(DateTimeOffset on) => on.Year * 12 + on.Month;
}
