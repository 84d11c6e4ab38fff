using System.Globalization;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PaymentsWay;

/// <summary>Turns a transaction of Payments Way's into ours. What lacks an id, a known state or a readable amount is null: we do not guess about money.</summary>
internal sealed class PaymentsWayReader(GatewayAccount account)
{
    public const long Created = 1, Succeeded = 34, Waiting = 35, Failed = 36, Cancelled = 38, GivenBack = 39, WaitingForCash = 40;

    // Colombia knows no summer time.
    private static readonly TimeSpan Bogota = TimeSpan.FromHours(-5);

    /// <summary>Made, and not known to be executed: no money has moved as far as anybody tells, and some may be moving.</summary>
    public static bool IsOnlyCreated(JsonValue transaction) => transaction["idstatus"]["id"].Whole == Created;

    /// <summary>An id, which some calls write as a number.</summary>
    public static string? Id(JsonValue id) => GatewayId.Of(id.Text ?? id.Whole?.ToString(CultureInfo.InvariantCulture));

    public GatewayCharge? Charge(JsonValue transaction)
    {
        if (Id(transaction["id"]) is not { } id || PaymentsWayAmounts.Read(transaction) is not { } amount || Status(transaction) is not { } status) return null;
        var charge = new GatewayCharge
        {
            Id = id,
            Reference = transaction["externalorder"].Text ?? "",
            Amount = amount,
            Status = status,
            CreatedOn = PaidOn(transaction),
            SettledOn = status == ChargeStatus.Settled ? PaidOn(transaction) : null,
            CustomerReference = transaction["additionalData"].Text ?? "",
            CustomerEmail = transaction["idperson"]["email"].Text ?? "",
            Method = Method(transaction["paymentmethod"]["nombre"].Text),
            Refunds = WentBack(transaction) ? [new GatewayRefund(id, id, "", amount, RefundStanding.Succeeded)] : [],
        };
        return ChargeStates.HasFailed(status) ? Declined(charge, transaction) : charge;
    }

    private GatewayCharge Declined(GatewayCharge charge, JsonValue transaction)
    {
        var cause = SafeText.Of(Cause(transaction), account);
        var state = transaction["idstatus"]["id"].Written;
        return charge with
        {
            DeclineReason = PaymentsWayDeclines.Of(state, cause),
            GatewayCode = PaymentsWayDeclines.CodeOf(state, cause),
            GatewayText = cause.Length > 0 ? cause : SafeText.Of(transaction["idstatus"]["nombre"].Text, account),
        };
    }

    /// <summary>What was paid cannot be voided any more: it counts as settled. What was paid and then cancelled went back.</summary>
    private static ChargeStatus? Status(JsonValue transaction) => transaction["idstatus"]["id"].Whole switch
    {
        Succeeded or GivenBack => ChargeStatus.Settled,
        Waiting or WaitingForCash => ChargeStatus.Pending,
        Failed => ChargeStatus.Declined,
        Cancelled => PaidOn(transaction) is null ? ChargeStatus.Failed : ChargeStatus.Settled,
        _ => null,
    };

    private static bool WentBack(JsonValue transaction) =>
        transaction["idstatus"]["id"].Whole is GivenBack or Cancelled && Status(transaction) == ChargeStatus.Settled;

    /// <summary>The notice's own words, else those of the processor, whose answer travels as text inside of the transaction.</summary>
    private static string Cause(JsonValue transaction)
    {
        if (transaction["innerexception"]["causal"].Text is { Length: > 0 } told) return told;
        var tried = JsonReading.Parse(transaction["jsonresponse"].Text ?? "") ?? JsonValue.Missing;
        var error = tried["order"]["transactions"].Items.Select(one => one["error"].Text).LastOrDefault();
        return error is null or "NONE" ? "" : error;
    }

    private static GatewayPaymentMethod? Method(string? name)
    {
        if (name is not { Length: > 0 and <= 50 }) return null;
        var kind = Has(name, "tarjeta") || Has(name, "card") ? PaymentMethodKind.Card : Has(name, "pse") || Has(name, "cuenta") ? PaymentMethodKind.BankAccount : PaymentMethodKind.Other;
        return new GatewayPaymentMethod("", kind, kind == PaymentMethodKind.Card ? "" : name, "", null, null);
    }

    private static bool Has(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Payments Way's times name no zone: they are read as Colombia's.</summary>
    private static DateTimeOffset? PaidOn(JsonValue transaction)
    {
        var text = transaction["paymentedat"].Text;
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) || time.Year is < 2000 or > 9000) return null;
        return time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, Bogota) : new DateTimeOffset(time.ToUniversalTime());
    }
}
