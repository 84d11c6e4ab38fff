using System.Globalization;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;

namespace CrmPayments.Core.Gateways.Wompi;

/// <summary>
/// Addresses of the web checkout as payment links. An address says everything and is signed; nothing is sent to make one, so none
/// is ever lost or made twice, and its payment goes by our reference, which Wompi takes once. It ends by itself, and cannot be closed before.
/// </summary>
internal sealed class WompiPages(GatewayAccount account, WompiKeys keys, WompiLookups lookups, IClock clock)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private readonly string _host = (account.BaseUrl?.AbsoluteUri ?? "https://checkout.wompi.co").TrimEnd('/');

    public PaymentLinkResult Create(PaymentLinkOrder order)
    {
        if (!keys.CanSign || account.PublicKey.Length == 0) return new PaymentLinkResult.Declined(DeclineReason.MerchantConfiguration, "", "Wompi's pages need the public key and the integrity secret.");
        if (order.Amount.Currency.Code != "COP" || WompiAmounts.ToCents(order.Amount) is not { } cents) return new PaymentLinkResult.Declined(DeclineReason.InvalidAmount, "", "Wompi takes Colombian pesos, with two decimals at most.");
        var ends = order.ExpiresOn.ToUnixTimeSeconds();
        var link = Of(order.Reference, cents, DateTimeOffset.FromUnixTimeSeconds(ends), order.ReturnUrl, order.CustomerEmail);
        return link is null
            ? new PaymentLinkResult.Declined(DeclineReason.MerchantConfiguration, "", "The reference does not fit into an id.")
            : new PaymentLinkResult.Made(link with { Status = ends <= clock.Now.ToUnixTimeSeconds() ? PaymentLinkStatus.Expired : PaymentLinkStatus.Open });
    }

    public async Task<LookupResult<PaymentLink>> FindAsync(string linkId, CancellationToken cancel) => Read(linkId) is { } link
        ? (await lookups.ChargeByReferenceAsync(link.Reference, cancel).ConfigureAwait(false)).Match<LookupResult<PaymentLink>>(
            charge => new LookupResult<PaymentLink>.Found(Standing(link, charge)),
            () => new LookupResult<PaymentLink>.Found(Standing(link, null)),
            why => new LookupResult<PaymentLink>.Unavailable(why))
        : new LookupResult<PaymentLink>.NotFound();

    /// <remarks>Wompi knows of a page only once somebody has tried to pay there.</remarks>
    public async Task<LookupResult<PaymentLink>> FindByReferenceAsync(string reference, CancellationToken cancel) =>
        (await lookups.ChargeByReferenceAsync(reference, cancel).ConfigureAwait(false)).Match<LookupResult<PaymentLink>>(
            charge => Found(reference, charge),
            () => new LookupResult<PaymentLink>.Unavailable("Wompi keeps no pages. Asking for it again gives the same one."),
            why => new LookupResult<PaymentLink>.Unavailable(why));

    public static PaymentLinkResult Close() =>
        new PaymentLinkResult.Declined(DeclineReason.NotPermitted, PaymentLinkResult.NotSupported, "A page of Wompi's cannot be closed before its time.");

    // When it ends is not told: whether it can still be paid, only its own id says.
    private static LookupResult<PaymentLink> Found(string reference, GatewayCharge charge) => StatusOf(charge) is { } status
        ? new LookupResult<PaymentLink>.Found(new PaymentLink(reference, reference, "", charge.Amount, status, charge))
        : new LookupResult<PaymentLink>.Unavailable("Somebody tried to pay and was refused; whether the page is still open, Wompi does not tell.");

    private PaymentLink Standing(PaymentLink link, GatewayCharge? charge)
    {
        var status = (charge is null ? null : StatusOf(charge)) ?? (clock.Now < link.ExpiresOn ? PaymentLinkStatus.Open : PaymentLinkStatus.Expired);
        return link with { Status = status, Url = status == PaymentLinkStatus.Open ? link.Url : "", Charge = charge };
    }

    private static PaymentLinkStatus? StatusOf(GatewayCharge charge) => charge.Status switch
    {
        ChargeStatus.Captured or ChargeStatus.Settled or ChargeStatus.Voided => PaymentLinkStatus.Paid,
        ChargeStatus.Pending => PaymentLinkStatus.Pending,
        _ => null,
    };

    /// <summary>The id holds what the address is made of: reference, amount, end.</summary>
    private PaymentLink? Of(string reference, long cents, DateTimeOffset ends, string returnUrl, string email)
    {
        var id = GatewayId.Of($"{reference}:{Number(cents)}:{Number(ends.ToUnixTimeSeconds())}");
        return id is null || WompiAmounts.FromCents(cents, "COP") is not { } amount ? null : new PaymentLink(id, reference, Url(reference, cents, ends, returnUrl, email), amount, PaymentLinkStatus.Open, null) { ExpiresOn = ends };
    }

    private PaymentLink? Read(string id)
    {
        var parts = id.Split(':');
        return parts.Length == 3 && parts[0].Length > 0 && Whole(parts[1]) is { } cents && Whole(parts[2]) is > 0 and < 253402300800 and var ends
            ? Of(parts[0], cents, DateTimeOffset.FromUnixTimeSeconds(ends), "", "")
            : null;
    }

    private string Url(string reference, long cents, DateTimeOffset ends, string returnUrl, string email)
    {
        var expires = ends.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        var fields = new List<KeyValuePair<string, string>>
        {
            new("public-key", account.PublicKey),
            new("currency", "COP"),
            new("amount-in-cents", Number(cents)),
            new("reference", reference),
            new("signature:integrity", keys.Sign(reference, cents, "COP", expires)),
            new("expiration-time", expires),
        };
        if (returnUrl.Length > 0) fields.Add(new("redirect-url", returnUrl));
        if (email.Length > 0) fields.Add(new("customer-data:email", email));
        // The names hold colons, which Wompi's documents write as they are.
        return $"{_host}/p/?" + FormBody.Write(fields).Replace("%3Aintegrity=", ":integrity=").Replace("%3Aemail=", ":email=");
    }

    private static long? Whole(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
