using System.Security.Cryptography;
using CrmPayments.Emulator.Gateways.Faults;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Niubiz;

/// <summary>Authorization, confirmation and queries.</summary>
internal static class NiubizSales
{
    private static readonly string[] Channels = ["web", "paycard", "recurrent", "mobile"];

    public static VendorAnswer Authorize(NiubizCall call)
    {
        var number = call.Text("order.purchaseNumber");
        if (number.Length is 0 or > 12 || !number.All(char.IsAsciiDigit)) return NiubizCall.Wrong("purchaseNumber is not valid");
        if (call.Amount("order.amount") is not { } amount) return NiubizCall.Wrong("amount is not valid");
        if (call.Text("order.currency") != call.Currency) return NiubizCall.Wrong("currency is not valid for this merchant");
        if (!Channels.Contains(call.Text("channel"))) return NiubizCall.Wrong("channel is not valid");
        if (CardOf(call) is not { } card) return NiubizCall.Wrong("tokenId is not valid");
        if (call.Numbered(number) is not null) return NiubizJson.Refused("300", call.Now);
        // What the network said may be told with Niubiz's code: 116:51 is action code and network code.
        var codes = (Decline(call, card) ?? "000:00").Split(':');
        var code = codes[0] == "000" ? null : codes[0];
        var sale = call.Page.Put(new NiubizSale
        {
            Id = "993" + RandomNumberGenerator.GetString("0123456789", 12),
            Merchant = call.Merchant,
            PurchaseNumber = number,
            External = call.Text("order.externalTransactionId"),
            Amount = amount,
            Currency = call.Currency,
            Signature = Guid.NewGuid().ToString(),
            On = call.Now,
            Status = code is null ? NiubizSale.Authorized : NiubizSale.Refused,
            ActionCode = code ?? "000",
            BrandCode = codes.ElementAtOrDefault(1) ?? "",
            Countable = (bool?)call.Body["countable"] ?? true,
            Channel = call.Text("channel"),
            Card = card,
        });
        return code is null ? NiubizJson.Sale(sale, call.Now, queried: false) : NiubizJson.Refused(sale, call.Now);
    }

    /// <summary>Sends what was only authorized to settlement.</summary>
    public static VendorAnswer Confirm(NiubizCall call)
    {
        if (call.Numbered(call.Text("order.purchaseNumber")) is not { Status: NiubizSale.Authorized, Countable: false } held) return NiubizJson.Refused("943", call.Now);
        if (call.Amount("order.amount") is not { } amount || amount > held.Amount) return NiubizCall.Wrong("amount is not valid");
        return NiubizJson.Sale(call.Page.Put(held with { Amount = amount, Countable = true, Status = NiubizSale.Confirmed }), call.Now, queried: false);
    }

    /// <summary>What the books have of one sale.</summary>
    public static VendorAnswer Retrieve(NiubizCall call, string criterion)
    {
        var sale = criterion switch
        {
            "transaction" => call.Page.Find<NiubizSale>(call.Value),
            "purchase" => call.Numbered(call.Value),
            "external" => call.Value.Length > 0 ? Newest(call.Page.WithReference<NiubizSale>(call.Value)) : null,
            _ => null,
        };
        return sale is not null && sale.Merchant == call.Merchant
            ? NiubizJson.Sale(sale, call.Now, queried: true)
            : NiubizJson.Answer(400, new JObject { ["errorCode"] = 400, ["errorMessage"] = $"{call.Value} no se encuentra registrado", ["header"] = NiubizJson.Header(call.Now) });
    }

    private static NiubizSale? Newest(IReadOnlyList<NiubizSale> sales) => sales.Count > 0 ? sales[0] : null;

    // A form's token is used once; a stored card as often as its holder has agreed to.
    private static NiubizCard? CardOf(NiubizCall call)
    {
        var stored = call.Text("card.tokenId");
        var card = call.Page.Find<NiubizCard>(stored.Length > 0 ? stored : call.Text("order.tokenId"));
        if (card is null || card.Stored != stored.Length > 0) return null;
        if (!card.Stored) call.Page.Remove<NiubizCard>(card.Id);
        return card;
    }

    // No test data that decline are published: besides a card's end, faults do.
    private static string? Decline(NiubizCall call, NiubizCard card) =>
        call.DeclineWith is { } asked ? asked.Length > 0 ? asked : "190" : NiubizCards.IsExpired(card, call.Now) ? "101" : null;
}
