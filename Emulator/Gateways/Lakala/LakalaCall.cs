using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Lakala;

/// <summary>One request with its unit of work.</summary>
/// <param name="Page">The books.</param>
/// <param name="Events">Tells what happened.</param>
/// <param name="Data">The req_data.</param>
/// <param name="Now">The time of entries.</param>
/// <param name="Address">Of the page of a counter order, given its id.</param>
/// <param name="DeclineWith">A fault asks for these words, or DEAL for "under way"; empty: common ones; null: no fault.</param>
internal sealed record LakalaCall(Page Page, LakalaEvents Events, JObject Data, DateTimeOffset Now, Func<string, string> Address, string? DeclineWith)
{
    private const string Missing = "订单不存在";

    /// <returns>The text, or empty when it is not there or something else.</returns>
    public string Text(string path) => Data.SelectToken(path) is JValue { Type: JTokenType.String } value ? (string?)value ?? "" : "";

    /// <returns>Fen above zero, written as a text of digits; null for anything else.</returns>
    public long? Fen(string path) => long.TryParse(Text(path), NumberStyles.None, CultureInfo.InvariantCulture, out var fen) && fen > 0 ? fen : null;

    public bool IsOurMerchant => Text("merchant_no") == LakalaCredentials.Merchant;

    /// <summary>The state that a payment or a refund begins with, and the words of a failure.</summary>
    public (string State, string Why) Begin(string commonWhy) => DeclineWith switch
    {
        null => (LakalaTrade.Success, ""),
        LakalaTrade.Under => (LakalaTrade.Under, ""),
        "" => (LakalaTrade.Failed, commonWhy),
        var words => (LakalaTrade.Failed, words.Contains('#') ? words : $"F1#{words}"),
    };

    public VendorAnswer Ok(JObject data, string code = "000000") => LakalaJson.Answer(Now, code, "成功", data);

    public VendorAnswer Refused(string code, string text) => LakalaJson.Answer(Now, code, text);

    /// <summary>No document tells the code of it: this one is the simulator's.</summary>
    public VendorAnswer NotThere() => Refused("SIM40400", Missing);

    public VendorAnswer Invalid(string field) => Refused("BBS11000", $"参数校验失败: {field}");
}
