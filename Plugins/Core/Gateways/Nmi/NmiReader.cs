using System.Globalization;
using System.Xml.Linq;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Xml;

namespace CrmPayments.Core.Gateways.Nmi;

/// <summary>Turns a transaction of query.php into ours. What lacks an id, a known condition or a readable amount is null: we do not guess about money.</summary>
internal sealed class NmiReader(GatewayAccount account)
{
    /// <summary>Whether it gives money back. A processor may also list a refund among the actions of its charge: that is still a charge.</summary>
    public static bool IsRefund(XElement transaction) => Action(transaction, "refund") is not null && Began(transaction) is null;

    /// <param name="transaction">A charge.</param>
    /// <param name="listed">Everything that came with it; refunds that name it are told with it.</param>
    public GatewayCharge? Charge(XElement transaction, IReadOnlyList<XElement> listed)
    {
        if (NmiIds.Of(transaction.Value("transaction_id")) is not { } id || Began(transaction) is not { } began) return null;
        if (NmiConditions.Charge(transaction.Value("condition")) is not { } condition || Amount(transaction, Succeeded(transaction, "capture") ?? began) is not { } amount) return null;
        // A refund we cannot read could be the very one that is looked for: then nothing is said about the charge.
        var refunds = listed.Where(it => IsRefund(it) && it.Value("original_transaction_id") == id).Select(Refund).ToList();
        if (refunds.Contains(null)) return null;
        var returned = Succeeded(transaction, "return");
        var status = returned is null ? condition : ChargeStatus.Failed;
        var why = status == ChargeStatus.Declined ? began : returned;
        var code = GatewayId.Code(why?.Value("response_code"));
        var text = SafeText.Of(why?.Value("response_text"), account);
        return new GatewayCharge
        {
            Id = id,
            Reference = transaction.Value("order_id"),
            Amount = amount,
            Status = status,
            CreatedOn = Time(began),
            SettledOn = status == ChargeStatus.Settled ? Time(Succeeded(transaction, "settle")) : null,
            DeclineReason = why is null ? null : NmiRefusals.Reason(code, text),
            GatewayCode = code,
            GatewayText = text,
            CustomerEmail = transaction.Value("email"),
            Method = NmiMethod.Read(transaction),
            Refunds = refunds!,
        };
    }

    public GatewayRefund? Refund(XElement transaction)
    {
        if (NmiIds.Of(transaction.Value("transaction_id")) is not { } id || Action(transaction, "refund") is not { } action) return null;
        if (NmiConditions.Refund(transaction.Value("condition")) is not { } standing || Amount(transaction, action) is not { } amount) return null;
        var failed = standing == RefundStanding.Failed;
        return new GatewayRefund(
            id,
            NmiIds.Of(transaction.Value("original_transaction_id")) ?? "",
            transaction.Value("order_id"),
            amount,
            standing,
            failed ? GatewayId.Code(action.Value("response_code")) : "",
            failed ? SafeText.Of(action.Value("response_text"), account) : "");
    }

    private static XElement? Began(XElement transaction) => Action(transaction, "sale") ?? Action(transaction, "auth") ?? Action(transaction, "offline");

    private static XElement? Action(XElement transaction, string type) => transaction.Elements("action").FirstOrDefault(action => action.Value("action_type") == type);

    private static XElement? Succeeded(XElement transaction, string type) =>
        transaction.Elements("action").LastOrDefault(action => action.Value("action_type") == type && action.Value("success") == "1");

    // What was declined may have taken nothing, and then tells what was asked for.
    private static Money? Amount(XElement transaction, XElement action)
    {
        var currency = transaction.Value("currency");
        return NmiAmounts.FromWire(action.Value("amount"), currency) ?? NmiAmounts.FromWire(action.Value("requested_amount"), currency);
    }

    private static DateTimeOffset? Time(XElement? action) =>
        DateTimeOffset.TryParseExact(action?.Value("date"), "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
