using System.Globalization;
using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Refunds;

/// <summary>
/// All that was told of one charge's disputes: an open one blocks refunds, a lost one reduces what is left for ever, a won one
/// gives it back. One that has ended is never opened again by a late word; its end can still turn (an appeal).
/// </summary>
public sealed class Disputes
{
    private const char Between = ';', Within = ' ';

    /// <summary>Of a dispute that the gateway gives no id.</summary>
    private const string Unnamed = "-";

    private readonly List<GatewayDispute> _known;

    private Disputes(List<GatewayDispute> known) => _known = known;

    public bool IsOpen => _known.Any(dispute => dispute.Standing == DisputeStanding.Open);

    /// <summary>Reads what <see cref="ToText()"/> wrote.</summary>
    /// <param name="text">"dp_1 Lost 30.00; dp_2 Open"; null: nothing was told.</param>
    /// <param name="disputed">The charge is marked as disputed: where no dispute is named, there is one without a name.</param>
    /// <param name="currency">The charge's.</param>
    public static Disputes Read(string? text, bool disputed, Currency currency)
    {
        var known = (text ?? "").Split(Between).Select(part => part.Trim()).Where(part => part.Length > 0).Select(part => Parse(part, currency)).ToList();
        if (known.Count == 0 && disputed) known.Add(new GatewayDispute("", "", DisputeStanding.Open));
        return new(known);
    }

    /// <summary>What was lost: at most the charge.</summary>
    public Money Lost(Money captured)
    {
        var lost = _known.Where(dispute => dispute.Standing == DisputeStanding.Lost)
            .Aggregate(new Money(0m, captured.Currency), (sum, dispute) => sum + (dispute.Amount ?? captured));
        return lost > captured ? captured : lost;
    }

    /// <summary>What holds after one more word of the gateway.</summary>
    public Disputes With(GatewayDispute told)
    {
        // A flag without a name says less than disputes with names: it is for charges of which no more is known.
        if (told.Id.Length == 0 && _known.Any(dispute => dispute.Id.Length > 0)) return this;
        var before = _known.FirstOrDefault(dispute => dispute.Id == told.Id);
        if (before is not null && before.Id.Length > 0 && told.Standing == DisputeStanding.Open && before.Standing != DisputeStanding.Open) return this;
        return new([.. _known.Where(dispute => dispute.Id.Length > 0 && dispute.Id != told.Id), told with { ChargeId = "", Amount = told.Amount ?? before?.Amount }]);
    }

    /// <summary>For cpay_disputes: ids have no blanks or semicolons.</summary>
    public string ToText() => string.Join("; ", _known.Select(ToText));

    private static string ToText(GatewayDispute dispute)
    {
        var amount = dispute.Amount is { } known ? Within + known.Amount.ToString(CultureInfo.InvariantCulture) : "";
        return (dispute.Id.Length > 0 ? dispute.Id : Unnamed) + Within + dispute.Standing + amount;
    }

    private static GatewayDispute Parse(string part, Currency currency)
    {
        var words = part.Split(Within);
        var standing = (DisputeStanding)Enum.Parse(typeof(DisputeStanding), words[1]);
        Money? amount = words.Length > 2 ? new Money(decimal.Parse(words[2], CultureInfo.InvariantCulture), currency) : null;
        return new(words[0] == Unnamed ? "" : words[0], "", standing, amount);
    }
}
