using System.Globalization;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Lakala;

/// <summary>Turns Lakala's trades into ours. What lacks an id, a known state or a readable amount is null: we do not guess about money.</summary>
internal sealed class LakalaReader(GatewayAccount? account)
{
    /// <summary>The id of a trade whose refund stands in its own name; a notice tells both alike.</summary>
    public static bool IsRefund(JsonValue trade) => trade["origin_trade_no"].Text is not null || trade["refund_amount"].Kind != JsonKind.Missing;

    /// <summary>A payment, as a query, an answer or a notice tells it.</summary>
    public GatewayCharge? Charge(JsonValue trade)
    {
        if (Id(trade) is not { } id || State(trade) is not { } status || LakalaAmounts.Read(trade["total_amount"]) is not { } amount) return null;
        var failed = status == ChargeStatus.Declined;
        var why = failed ? Why(trade) : Reasons.None;
        return new GatewayCharge
        {
            Id = id,
            Reference = LakalaReference.FromWire(trade["out_trade_no"].Text ?? ""),
            Amount = amount,
            Status = status,
            CreatedOn = Time(trade["trade_time"].Text),
            DeclineReason = failed ? why.Reason : null,
            GatewayCode = why.Code,
            GatewayText = why.Text,
            CustomerReference = trade["remark"].Text ?? "",
            Method = Method(trade["account_type"].Text),
        };
    }

    public GatewayRefund? Refund(JsonValue refund)
    {
        if (Id(refund) is not { } id || Standing(refund["trade_state"].Text ?? refund["trade_status"].Text) is not { } standing) return null;
        if (LakalaAmounts.Read(refund["refund_amount"]) is not { } amount) return null;
        var why = standing == RefundStanding.Failed ? Why(refund) : Reasons.None;
        return new GatewayRefund(id, GatewayId.Of(refund["origin_trade_no"].Text) ?? "", LakalaReference.FromWire(refund["out_trade_no"].Text ?? ""), amount, standing, why.Code, why.Text);
    }

    /// <summary>The channel's code and its text, which it writes in one with a # between; without them the state stands for the code.</summary>
    public Reasons Why(JsonValue trade)
    {
        var told = trade["channel_ret_desc"].Text ?? trade["trade_state_desc"].Text ?? "";
        var hash = told.IndexOf('#');
        var code = hash > 0 ? GatewayId.Code(told.Substring(0, hash)) : "";
        var words = hash >= 0 ? told.Substring(hash + 1) : told;
        if (code.Length == 0) code = "FAIL";
        return new Reasons(code, account is null ? "" : SafeText.Of(words, account), LakalaRefusals.Reason(code, words));
    }

    /// <summary>The log_no is the end of the trade_no: where both are told, they must agree.</summary>
    private static string? Id(JsonValue trade) =>
        GatewayId.Of(trade["trade_no"].Text) is { } id && (trade["log_no"].Text is not { Length: > 0 } end || id.EndsWith(end, StringComparison.Ordinal)) ? id : null;

    private static ChargeStatus? State(JsonValue trade) => (trade["trade_state"].Text ?? trade["trade_status"].Text) switch
    {
        "INIT" or "CREATE" or "DEAL" or "UNKNOWN" => ChargeStatus.Pending,
        // What was refunded was taken; how much went back, its refunds tell.
        "SUCCESS" or "PART_REFUND" or "REFUND" => ChargeStatus.Captured,
        "FAIL" => ChargeStatus.Declined,
        "CLOSE" or "REVOKED" => ChargeStatus.Voided,
        _ => null,
    };

    private static RefundStanding? Standing(string? state) => state switch
    {
        "SUCCESS" => RefundStanding.Succeeded,
        "INIT" or "DEAL" or "PROCESSING" => RefundStanding.Processing,
        "FAIL" => RefundStanding.Failed,
        _ => null,
    };

    private static DateTimeOffset? Time(string? text) =>
        DateTime.TryParseExact(text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? new DateTimeOffset(local, LakalaClient.China).ToUniversalTime() : null;

    private static GatewayPaymentMethod? Method(string? accountType) => accountType switch
    {
        "WECHAT" => Wallet("WeChat Pay"),
        "ALIPAY" => Wallet("Alipay"),
        "UQRCODEPAY" => Wallet("UnionPay QR"),
        "BESTPAY" => Wallet("BestPay"),
        "SUNING" => Wallet("Suning Pay"),
        "JD" => Wallet("JD Pay"),
        _ => null,
    };

    private static GatewayPaymentMethod Wallet(string name) => new("", PaymentMethodKind.Wallet, name, "", null, null);

    /// <param name="Code">Of the channel, or FAIL.</param>
    /// <param name="Text">Safe to show; empty where there is no account to judge that by.</param>
    /// <param name="Reason">By the code, or by all of the words.</param>
    public sealed record Reasons(string Code, string Text, DeclineReason Reason)
    {
        public static readonly Reasons None = new("", "", DeclineReason.Unrecognized);
    }
}
