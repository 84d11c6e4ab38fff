using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Lakala;

/// <summary>A refund of a trade.</summary>
/// <param name="Id">Its own trade_no.</param>
/// <param name="TradeId">Of the payment.</param>
/// <param name="OutTradeNo">The merchant's number, unique for it.</param>
/// <param name="Amount">In fen.</param>
/// <param name="State">SUCCESS, DEAL or FAIL.</param>
/// <param name="Why">code#text of a failure; empty otherwise.</param>
/// <param name="On">When.</param>
public sealed record LakalaRefund(string Id, string TradeId, string OutTradeNo, long Amount, string State, string Why, DateTimeOffset On) : IBooked
{
    string IBooked.Owner => TradeId;

    string IBooked.Reference => OutTradeNo;
}
