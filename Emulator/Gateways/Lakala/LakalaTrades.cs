using System.Security.Cryptography;
using CrmPayments.Emulator.Gateways.Faults;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Lakala;

/// <summary>Agreements, payments by them and by scanned codes, and queries.</summary>
internal static class LakalaTrades
{
    public const string Agreed = "ipsqp", Scanned = "scan", Counter = "counter";

    /// <summary>quickSignApply: a code goes to the customer's phone.</summary>
    public static VendorAnswer Apply(LakalaCall call)
    {
        var number = call.Text("acc_no");
        if (number.Length is < 13 or > 19 || !number.All(char.IsAsciiDigit)) return call.Invalid("acc_no");
        var applied = call.Page.Put(new LakalaAgreement(LakalaJson.Number(call.Now), number[^4..], Confirmed: false));
        return call.Ok(new JObject { ["trade_no"] = applied.Id }, "BBS00000");
    }

    /// <summary>quickSignConfirm. Any code of six digits is right.</summary>
    public static VendorAnswer Confirm(LakalaCall call)
    {
        if (call.Page.Find<LakalaAgreement>(call.Text("trade_no")) is not { Confirmed: false } applied) return call.NotThere();
        if (call.Text("customer_info.sms_code") is not { Length: 6 }) return call.Refused("SIM40001", "验证码错误");
        var signed = call.Page.Put(applied with { Id = "SGN" + RandomNumberGenerator.GetHexString(24), Confirmed = true });
        call.Page.Remove<LakalaAgreement>(applied.Id);
        return call.Ok(new JObject { ["sgn_no"] = signed.Id }, "BBS00000");
    }

    /// <summary>directlyQuickPay: without the customer.</summary>
    public static VendorAnswer Charge(LakalaCall call) =>
        call.Page.Find<LakalaAgreement>(call.Text("sgn_no")) is { Confirmed: true } ? Pay(call, Agreed, "") : call.Refused("SIM40401", "协议不存在");

    /// <summary>micropay: the customer's code was scanned.</summary>
    public static VendorAnswer Scan(LakalaCall call)
    {
        var account = call.Text("auth_code") switch
        {
            ['1', >= '0' and <= '5', ..] => "WECHAT",
            ['2', >= '5', ..] or ['3', '0', ..] => "ALIPAY",
            ['6', '2', ..] => "UQRCODEPAY",
            ['5', '1', ..] => "BESTPAY",
            ['8', '3', ..] => "SUNING",
            _ => "",
        };
        return account.Length == 0 ? call.Invalid("auth_code") : call.Text("location_info.request_ip").Length == 0 ? call.Invalid("location_info") : Pay(call, Scanned, account);
    }

    /// <summary>tradequery and tradeQuery: each knows its own products.</summary>
    public static VendorAnswer Query(LakalaCall call, bool agreed)
    {
        if (!call.IsOurMerchant) return call.Invalid("merchant_no");
        var found = call.Page.Find<LakalaTrade>(call.Text("trade_no"))
            ?? (call.Text("out_trade_no") is { Length: > 0 } number ? call.Page.WithReference<LakalaTrade>(number).FirstOrDefault(trade => trade.Product != Counter) : null);
        return found is null || (found.Product == Agreed) != agreed ? call.NotThere() : call.Ok(LakalaJson.Trade(found), "BBS00000");
    }

    private static VendorAnswer Pay(LakalaCall call, string product, string account)
    {
        if (!call.IsOurMerchant || call.Text("term_no") != LakalaCredentials.Terminal) return call.Invalid("merchant_no");
        if (call.Text("out_trade_no") is not { Length: > 0 and <= 32 } number) return call.Invalid("out_trade_no");
        if (call.Fen("total_amount") is not { } amount) return call.Invalid("total_amount");
        if (call.Page.WithReference<LakalaTrade>(number).Count > 0) return call.Refused("SIM40900", "商户请求流水号重复");
        var (state, why) = call.Begin("05#交易被拒绝");
        var trade = call.Page.Put(new LakalaTrade
        {
            Id = LakalaJson.Number(call.Now),
            OutTradeNo = number,
            Product = product,
            Amount = amount,
            State = state,
            Why = why,
            On = call.Now,
            AccountType = account,
            Remark = call.Text("remark"),
        });
        call.Events.Tell(trade);
        return call.Ok(LakalaJson.Trade(trade), "BBS00000");
    }
}
