using System.Globalization;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Lakala;

/// <summary>Orders at Lakala's counter (收银台), and the trades that they end in.</summary>
internal static class LakalaCounter
{
    /// <summary>An order with what was paid on it.</summary>
    /// <param name="order">A query's answer, or the answer that made it.</param>
    /// <returns>Null when it lacks an id, an amount or a known status.</returns>
    public static PaymentLink? Link(JsonValue order)
    {
        if (GatewayId.Of(order["pay_order_no"].Text) is not { } id || LakalaAmounts.ReadAtCounter(order["total_amount"]) is not { } amount) return null;
        var reference = LakalaReference.FromWire(order["out_order_no"].Text ?? "");
        var url = PaymentLink.SafeUrl(order["counter_url"].Text);
        // The answer that makes an order has no status yet.
        var status = order["order_status"].Kind == JsonKind.Missing && url.Length > 0 ? PaymentLinkStatus.Open : Status(order["order_status"].Text);
        return status is { } known ? new PaymentLink(id, reference, url, amount, known, Paid(order, reference, amount)) { ExpiresOn = Ends(order) } : null;
    }

    /// <summary>A trade of an order, as a notice or a query tells it.</summary>
    /// <param name="trade">One order_trade_info.</param>
    /// <param name="reference">The order's.</param>
    /// <param name="amount">The order's, where the trade tells none.</param>
    public static GatewayCharge? Charge(JsonValue trade, string reference, Money amount)
    {
        if (GatewayId.Of(trade["trade_no"].Text) is not { } id || State(trade["trade_status"].Text) is not { } status) return null;
        return new GatewayCharge
        {
            Id = id,
            Reference = reference,
            Amount = LakalaAmounts.ReadAtCounter(trade["trade_amount"]) ?? amount,
            Status = status,
            CustomerReference = trade["trade_remark"].Text ?? "",
            DeclineReason = status == ChargeStatus.Declined ? LakalaRefusals.Reason("FAIL", "") : null,
            GatewayCode = status == ChargeStatus.Declined ? "FAIL" : "",
        };
    }

    private static GatewayCharge? Paid(JsonValue order, string reference, Money amount)
    {
        IEnumerable<JsonValue> trades = order["order_trade_info"].IsObject ? [order["order_trade_info"]] : order["order_trade_info_list"].Items;
        return trades
            .Where(trade => trade["trade_type"].Text == "PAY")
            .Select(trade => Charge(trade, reference, amount))
            .FirstOrDefault(charge => charge is not null && (ChargeStates.HasMoney(charge.Status) || charge.Status == ChargeStatus.Pending));
    }

    private static PaymentLinkStatus? Status(string? word) => word switch
    {
        "0" => PaymentLinkStatus.Open,
        "1" => PaymentLinkStatus.Pending,
        // What was refunded was paid.
        "2" or "6" => PaymentLinkStatus.Paid,
        "4" => PaymentLinkStatus.Expired,
        "3" or "5" or "7" => PaymentLinkStatus.Closed,
        _ => null,
    };

    private static ChargeStatus? State(string? letter) => letter switch
    {
        "S" => ChargeStatus.Captured,
        "F" or "X" => ChargeStatus.Declined,
        "C" => ChargeStatus.Voided,
        "U" or "T" or "P" => ChargeStatus.Pending,
        _ => null,
    };

    private static DateTimeOffset? Ends(JsonValue order) =>
        DateTime.TryParseExact(order["order_efficient_time"].Text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? new DateTimeOffset(local, LakalaClient.China).ToUniversalTime() : null;
}
