using System.Globalization;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Wompi;

/// <summary>Turns a transaction of Wompi's into ours. What lacks an id, a known status or a readable amount is null: we do not guess about money.</summary>
internal sealed class WompiReader(GatewayAccount account, IClock clock)
{
    // The day whose end is the end of voiding is Colombia's, which knows no summer time.
    private static readonly TimeSpan Bogota = TimeSpan.FromHours(-5);

    public GatewayCharge? Charge(JsonValue transaction)
    {
        if (GatewayId.Of(transaction["id"].Text) is not { } id || WompiAmounts.FromCents(transaction["amount_in_cents"].Whole, transaction["currency"].Text) is not { } amount) return null;
        var ended = Time(transaction["finalized_at"]) ?? Time(transaction["created_at"]);
        if (Status(transaction, ended) is not { } status) return null;
        var declined = status is ChargeStatus.Declined or ChargeStatus.Failed;
        var code = GatewayId.Code(transaction["payment_method"]["extra"]["processor_response_code"].Text);
        var message = transaction["status_message"].Text ?? "";
        return new GatewayCharge
        {
            Id = id,
            Reference = transaction["reference"].Text ?? "",
            Amount = amount,
            Status = status,
            CreatedOn = Time(transaction["created_at"]),
            DeclineReason = declined ? WompiDeclines.Of(code, transaction["status"].Text!, message) : null,
            GatewayCode = declined ? code.Length > 0 ? code : transaction["status"].Text! : "",
            GatewayText = declined ? SafeText.Of(message, account) : "",
            CustomerEmail = transaction["customer_email"].Text ?? "",
            Method = WompiMethods.Read(transaction),
        };
    }

    /// <summary>Wompi tells of no settlement. What can no longer be voided counts as settled: any but a card, and a card's charge once its day is over.</summary>
    private ChargeStatus? Status(JsonValue transaction, DateTimeOffset? ended) => transaction["status"].Text switch
    {
        "PENDING" => ChargeStatus.Pending,
        "APPROVED" => transaction["payment_method_type"].Text == "CARD" && DayOf(ended ?? clock.Now) == DayOf(clock.Now) ? ChargeStatus.Captured : ChargeStatus.Settled,
        "DECLINED" => ChargeStatus.Declined,
        "ERROR" => ChargeStatus.Failed,
        "VOIDED" => ChargeStatus.Voided,
        _ => null,
    };

    private static DateTime DayOf(DateTimeOffset time) => time.ToOffset(Bogota).Date;

    private static DateTimeOffset? Time(JsonValue time) =>
        DateTimeOffset.TryParse(time.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) ? read : null;
}
