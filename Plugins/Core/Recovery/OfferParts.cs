using System.Globalization;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Recovery;

/// <summary>The parts of an offer: they sum to the debt exactly, in the currency's smallest unit.</summary>
public static class OfferParts
{
    private const string AmountName = "amount", DueName = "dueOn", StatusName = "status", PaymentName = "transactionId";

    /// <summary>Even parts by the largest remainder: they differ by one smallest unit at most, the larger ones first.</summary>
    /// <param name="total">Above zero.</param>
    /// <param name="count">At least 1, at most as many as the total has smallest units.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is outside of that: a bug in the caller.</exception>
    public static IReadOnlyList<Money> Even(Money total, int count)
    {
        if (count < 1 || count > total.MinorUnits) throw new ArgumentOutOfRangeException(nameof(count), count, "Every part is at least one smallest unit.");
        var each = total.MinorUnits / count;
        var larger = total.MinorUnits % count;
        return [.. Enumerable.Range(0, count).Select(number => Money.FromMinorUnits(number < larger ? each + 1 : each, total.Currency))];
    }

    /// <summary>A part at once, the rest on a date.</summary>
    public static IReadOnlyList<OfferPart> Two(Money owed, Money first, DateTimeOffset now, DateTimeOffset restOn) =>
        [new(first, now), new(owed - first, restOn)];

    /// <summary>One part each month from now on; a first one of its own amount if it is given.</summary>
    public static IReadOnlyList<OfferPart> Monthly(Money owed, int count, Money? first, DateTimeOffset now)
    {
        var amounts = first is { } own ? [own, .. Even(owed - own, count - 1)] : Even(owed, count);
        return [.. amounts.Select((amount, month) => new OfferPart(amount, now.AddMonths(month)))];
    }

    /// <summary>For cpay_terms.</summary>
    public static string ToText(IReadOnlyList<OfferPart> parts) => JsonWriting.WriteArray([.. parts.Select(part => new Dictionary<string, object?>
    {
        [AmountName] = part.Amount.Amount,
        [DueName] = part.DueOn.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        [StatusName] = part.Status.ToString(),
        [PaymentName] = part.PaymentId?.ToString("D"),
    })]);

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <param name="text">Null or empty: one payment, no parts.</param>
    /// <param name="currency">The debt's.</param>
    /// <exception cref="FormatException">It was not written here.</exception>
    public static IReadOnlyList<OfferPart> Read(string? text, Currency currency) =>
        string.IsNullOrEmpty(text) ? [] : JsonReading.Parse(text!) is { } list ? [.. list.Items.Select(item => Read(item, currency))] : throw NotTerms();

    private static OfferPart Read(JsonValue item, Currency currency) =>
        item[AmountName].Number is { } amount
        && DateTimeOffset.TryParse(item[DueName].Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var due)
        && Enum.TryParse<OfferPartStatus>(item[StatusName].Text, out var status)
            ? new(new Money(amount, currency), due, status, Guid.TryParse(item[PaymentName].Text, out var id) ? id : null)
            : throw NotTerms();

    private static FormatException NotTerms() => new("The terms of an offer are not a list of its parts.");
}
