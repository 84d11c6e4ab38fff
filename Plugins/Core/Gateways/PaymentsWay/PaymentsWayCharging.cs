using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PaymentsWay;

/// <summary>
/// Charges a stored card: a transaction is created, an order for it is made, the order is executed. Only the third call takes
/// money, so that whatever comes of the first two is a no or "not sent".
/// </summary>
internal sealed class PaymentsWayCharging(PaymentsWayClient client, PaymentsWayReader reader, PaymentsWayLookups lookups)
{
    public async Task<ChargeResult> ChargeAsync(ChargeOrder order, string amount, PaymentsWayShop shop, CancellationToken cancel)
    {
        var created = await client.PostAsync("CrearTransaccion", PaymentsWayRequests.Create(order, amount, shop), cancel).ConfigureAwait(false);
        if (created is not PaymentsWayAnswer.Data { Value: var transaction } || transaction["status"].Flag != true || IdOf(transaction["data"], order) is not { } id) return NotBegun(created, "status");
        var made = await client.PostAsync("CrearOrdenTcCliente", PaymentsWayRequests.Order(id, order.Reference, shop), cancel).ConfigureAwait(false);
        if (made is not PaymentsWayAnswer.Data { Value: var answer } || answer["code"].Whole != 200 || GatewayId.Of(answer["order"]["uuid"].Text) is not { } uuid) return NotBegun(made, "code");
        return await ExecuteAsync(order, id, uuid, cancel).ConfigureAwait(false);
    }

    private async Task<ChargeResult> ExecuteAsync(ChargeOrder order, string id, string uuid, CancellationToken cancel) =>
        await client.PostAsync("EjecutarOrdenTcCliente", PaymentsWayRequests.Execute(order, id, uuid), cancel).ConfigureAwait(false) switch
        {
            PaymentsWayAnswer.Data it => Charged(reader.Charge(it.Value), id, order),
            PaymentsWayAnswer.Refused { IsAboutTheRequest: true } it => await AfterARefusalAsync(it, id, order, cancel).ConfigureAwait(false),
            PaymentsWayAnswer.Refused it => Refused(it),
            PaymentsWayAnswer.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
            var lost => new ChargeResult.Unknown(lost.Why),
        };

    /// <summary>What a refusal of the execution means is not documented: it is a no if the transaction, asked for, was not executed either.</summary>
    private async Task<ChargeResult> AfterARefusalAsync(PaymentsWayAnswer.Refused refused, string id, ChargeOrder order, CancellationToken cancel)
    {
        var told = (await lookups.AskAsync(id, cancel).ConfigureAwait(false) as PaymentsWayAnswer.Data)?.Value ?? JsonValue.Missing;
        return PaymentsWayReader.IsOnlyCreated(told) && PaymentsWayReader.Id(told["id"]) == id ? Refused(refused) : Charged(reader.Charge(told), id, order);
    }

    private static ChargeResult Charged(GatewayCharge? charge, string id, ChargeOrder order) => charge switch
    {
        null => new ChargeResult.Unknown("Payments Way's answer does not tell what became of the charge."),
        _ when charge.Id != id || charge.Reference != order.Reference || !charge.Amount.IsSameAs(order.Amount) => new ChargeResult.Unknown("Payments Way tells of another charge than was asked for."),
        { Status: ChargeStatus.Declined or ChargeStatus.Failed } => new ChargeResult.Declined(charge.DeclineReason!.Value, charge.GatewayCode, charge.GatewayText, charge.Id),
        { Refunds.Count: > 0 } => new ChargeResult.Unknown("Payments Way answered with a charge that was given back already."),
        _ => new ChargeResult.Accepted(charge with { Method = new GatewayPaymentMethod(order.MethodToken, PaymentMethodKind.Card, "", "", null, null) }),
    };

    /// <summary>The created transaction's id; null when it is not the one that was asked for.</summary>
    private static string? IdOf(JsonValue transaction, ChargeOrder order) =>
        PaymentsWayAmounts.Read(transaction) is { } amount && amount.IsSameAs(order.Amount) && transaction["externalorder"].Text == order.Reference ? PaymentsWayReader.Id(transaction["id"]) : null;

    /// <summary>Nothing was taken, whatever was answered.</summary>
    /// <param name="answer">To one of the first two calls.</param>
    /// <param name="verdict">The member in which a whole answer says yes or no.</param>
    private ChargeResult NotBegun(PaymentsWayAnswer answer, string verdict) => answer switch
    {
        PaymentsWayAnswer.Refused it => Refused(it),
        PaymentsWayAnswer.Data it when IsNo(it.Value[verdict]) => Refused(new("status:false", client.Safe(it.Value["message"].Text))),
        PaymentsWayAnswer.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
        _ => new ChargeResult.NotSent(DeclineReason.GatewayUnavailable, "Payments Way did not make the charge ready; no money was asked for. " + answer.Why),
    };

    private static bool IsNo(JsonValue verdict) => verdict.Flag == false || verdict.Whole is not (null or 200);

    private static ChargeResult.Declined Refused(PaymentsWayAnswer.Refused refused) =>
        new(PaymentsWayDeclines.OfRefusal(refused.Code, refused.Text), refused.Code, refused.Text);
}
