using System.Globalization;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PlacetoPay;

/// <summary>Turns sessions into charges and links. What lacks an id, a known status or a readable amount is null: we do not guess about money.</summary>
internal sealed class PlacetoPayReader(GatewayAccount account, IClock clock)
{
    /// <summary>The payment that counts: the approved one, else one that is open, else the latest. Missing: nobody has tried to pay.</summary>
    public static JsonValue PaymentOf(JsonValue session)
    {
        var payments = session["payment"].Items;
        return payments.FirstOrDefault(it => it["status"]["status"].Text == "APPROVED")
            ?? payments.FirstOrDefault(it => it["status"]["status"].Text is "PENDING" or "PENDING_CONFIRMATION")
            ?? (payments.Count > 0 ? payments[0] : JsonValue.Missing);
    }

    /// <summary>A charge goes by its session's requestId.</summary>
    public GatewayCharge? Charge(JsonValue session)
    {
        if (Id(session) is not { } id) return null;
        var payment = PaymentOf(session);
        if (payment.IsObject && InternalReference(payment) is null) return null;
        // A collect may be pending before it has a payment.
        var standing = payment.IsObject ? payment["status"] : session["status"];
        var told = payment.IsObject ? payment["amount"]["from"] : session["request"]["payment"]["amount"];
        if (Amount(told) is not { } amount || Status(standing["status"].Text) is not { } status) return null;
        var declined = status is ChargeStatus.Declined or ChargeStatus.Failed;
        string code = PlacetoPayReason.Of(standing["reason"]), text = SafeText.Of(standing["message"].Text, account);
        return new GatewayCharge
        {
            Id = id,
            Reference = PlacetoPayReference.Read(payment, session["request"]),
            Amount = amount,
            Status = status,
            CreatedOn = Time(payment["status"]["date"]),
            DeclineReason = declined ? PlacetoPayReason.Meaning(code, text) : null,
            GatewayCode = declined ? code : "",
            GatewayText = declined ? text : "",
            CustomerEmail = session["request"]["payer"]["email"].Text ?? session["request"]["buyer"]["email"].Text ?? "",
            Method = Method(session, payment),
        };
    }

    public PaymentLink? Link(JsonValue session)
    {
        if (Id(session) is not { } id || Amount(session["request"]["payment"]["amount"]) is not { } amount) return null;
        var ends = Time(session["request"]["expiration"]);
        var charge = PaymentOf(session).IsObject ? Charge(session) : null;
        return LinkStatus(session["status"], charge, ends) is { } status
            ? new PaymentLink(id, PlacetoPayReference.Read(JsonValue.Missing, session["request"]), "", amount, status, charge) { ExpiresOn = ends }
            : null;
    }

    public static Money? Amount(JsonValue amount)
    {
        if (amount["currency"].Text is not { Length: 3 } code || !code.All(letter => letter is >= 'A' and <= 'Z') || amount["total"].Number is not { } total || total <= 0m) return null;
        var currency = Currency.Of(code);
        return Money.Fits(total, currency) ? new Money(total, currency) : null;
    }

    /// <summary>Ids are whole numbers, in places as text.</summary>
    public static string? Id(JsonValue session, string name = "requestId") => session[name].Written is { Length: > 0 and <= 30 } id && id.All(digit => digit is >= '0' and <= '9') ? id : null;

    /// <summary>The id by which a payment is reversed: a whole number.</summary>
    public static string? InternalReference(JsonValue payment) => payment["internalReference"].Kind == JsonKind.Number ? Id(payment, "internalReference") : null;

    private PaymentLinkStatus? LinkStatus(JsonValue status, GatewayCharge? charge, DateTimeOffset? ends) => status["status"].Text switch
    {
        _ when charge is not null && ChargeStates.HasMoney(charge.Status) => PaymentLinkStatus.Paid,
        _ when charge?.Status == ChargeStatus.Pending => PaymentLinkStatus.Pending,
        "APPROVED" => null,
        "PENDING" => ends <= clock.Now ? PaymentLinkStatus.Expired : PaymentLinkStatus.Open,
        "REJECTED" when PlacetoPayReason.Of(status["reason"]) == "EX" || ends <= clock.Now => PaymentLinkStatus.Expired,
        "REJECTED" or "FAILED" => PaymentLinkStatus.Closed,
        _ => null,
    };

    private static ChargeStatus? Status(string? status) => status switch
    {
        "PENDING" => ChargeStatus.Pending,
        "PENDING_CONFIRMATION" => ChargeStatus.Authorized,
        "APPROVED" => ChargeStatus.Captured,
        "REJECTED" => ChargeStatus.Declined,
        "FAILED" => ChargeStatus.Failed,
        _ => null,
    };

    // The token stands beside the payment where the customer let the card be stored.
    private static GatewayPaymentMethod? Method(JsonValue session, JsonValue payment)
    {
        if (payment["paymentMethod"].Text is not { Length: > 0 and <= 50 } method) return null;
        var digits = Keyword(payment["processorFields"], "lastDigits");
        var token = GatewayId.Of(Keyword(session["subscription"]["instrument"], "token")) ?? "";
        var name = payment["paymentMethodName"].Text is { Length: > 0 and <= 50 } told ? told : method;
        return new GatewayPaymentMethod(token, PaymentMethodKind.Card, name, digits.Length >= 4 && digits.Substring(digits.Length - 4).All(digit => digit is >= '0' and <= '9') ? digits.Substring(digits.Length - 4) : "", null, null);
    }

    private static string Keyword(JsonValue pairs, string keyword) => pairs.Items.FirstOrDefault(pair => pair["keyword"].Text == keyword)?["value"].Text ?? "";

    private static DateTimeOffset? Time(JsonValue time) =>
        DateTimeOffset.TryParse(time.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) ? read : null;
}
