using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Lakala;

/// <summary>A payment: by agreement, by a scan, or of a counter order.</summary>
public sealed record LakalaTrade : IBooked
{
    public const string Success = "SUCCESS", Failed = "FAIL", Under = "DEAL", PartRefunded = "PART_REFUND", Refunded = "REFUND";

    /// <summary>The trade_no: 28 digits.</summary>
    public required string Id { get; init; }

    /// <summary>The merchant's number, unique for it.</summary>
    public required string OutTradeNo { get; init; }

    /// <summary>ipsqp, scan or counter.</summary>
    public required string Product { get; init; }

    /// <summary>In fen.</summary>
    public required long Amount { get; init; }

    /// <summary>The vendor's word.</summary>
    public required string State { get; init; }

    /// <summary>code#text of a failure; empty otherwise.</summary>
    public string Why { get; init; } = "";

    public required DateTimeOffset On { get; init; }

    /// <summary>WECHAT, ALIPAY and so on; empty for an agreement.</summary>
    public string AccountType { get; init; } = "";

    public string Remark { get; init; } = "";

    /// <summary>Of the counter order; empty for others.</summary>
    public string OrderId { get; init; } = "";

    /// <summary>The log_no: the end of the trade_no.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public string LogNo => Id[^14..];

    string IBooked.Owner => OrderId;

    string IBooked.Reference => OutTradeNo;
}
