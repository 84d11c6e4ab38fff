namespace CrmPayments.Core.Recovery;

/// <summary>An administrator's own facts about one country: a row of cpay_countryrule. What is null or empty leaves the shipped fact.</summary>
/// <param name="Country">Two letters (ISO 3166).</param>
public sealed record CountryOverride(string Country)
{
    /// <summary>The platform's time zone code, or an identifier.</summary>
    public string? TimeZone { get; init; }

    /// <summary>As <see cref="PaydayRule"/> writes them.</summary>
    public string? Paydays { get; init; }

    /// <summary>Instead of the shipped ones; forms as in Tables/holidays.csv, between semicolons, commas or lines.</summary>
    public string? Holidays { get; init; }

    /// <summary>Local hour, 0 to 23, from which messages are allowed.</summary>
    public int? MessagesFrom { get; init; }

    /// <summary>Local hour, 1 to 24, before which they must be sent.</summary>
    public int? MessagesTo { get; init; }

    /// <summary>Weekdays by their first three English letters, between commas; "None": every day is allowed.</summary>
    public string? DaysWithoutMessages { get; init; }

    /// <summary>To one customer within seven days.</summary>
    public int? MessagesPerWeek { get; init; }

    /// <summary>How often a returned bank debit may be presented again.</summary>
    public int? Representments { get; init; }
}
