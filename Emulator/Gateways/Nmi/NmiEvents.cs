using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Notifications;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>Tells the merchant what happened. A refund's event does not name its charge.</summary>
internal sealed class NmiEvents(Page page, Outbox outbox, DateTimeOffset now)
{
    public const string Chargebacks = "chargeback.batch.complete", Settled = "settlement.batch.complete";

    /// <summary>The last thing that was done to a transaction.</summary>
    public void Tell(NmiTransaction transaction) => Queue(TypeOf(transaction.Actions[^1]), Body(transaction, transaction.Actions[^1]), new NotifyRequest());

    /// <summary>A batch that went out.</summary>
    public void TellBatch(string batchId, IReadOnlyList<NmiTransaction> settled) => Queue(Settled, new JObject
    {
        ["merchant"] = Merchant(),
        ["batch_id"] = batchId,
        ["count"] = settled.Count,
        ["amount"] = NmiAnswers.Wire(settled.Sum(it => it.IsRefund ? -it.Amount : it.Amount)),
        ["transaction_ids"] = new JArray(settled.Select(it => it.Id)),
    }, new NotifyRequest());

    /// <summary>Tells an event again or for the first time, as the notify door asks.</summary>
    /// <exception cref="FormatException">The books hold nothing that such an event could tell of.</exception>
    public void Send(NotifyRequest request)
    {
        var id = request.RefundId.Length > 0 ? request.RefundId : request.ChargeId;
        var transaction = page.Find<NmiTransaction>(id) ?? throw new FormatException($"There is no transaction '{id}' in the books.");
        if (request.Event == Chargebacks)
        {
            Queue(Chargebacks, Chargeback(transaction), request);
            return;
        }

        var action = transaction.Actions.LastOrDefault(done => TypeOf(done) == request.Event)
            ?? throw new FormatException($"'{request.Event}' is no event that this simulator could tell of that transaction.");
        Queue(request.Event, Body(transaction, action), request);
    }

    private static string TypeOf(NmiAction action) => $"transaction.{action.Type}.{(action.Succeeded ? "success" : "failure")}";

    private static JObject Merchant() => new() { ["id"] = "1234", ["name"] = "Simulator" };

    private static JObject Body(NmiTransaction transaction, NmiAction action) => new()
    {
        ["merchant"] = Merchant(),
        ["features"] = new JObject { ["is_test_mode"] = true },
        ["transaction_id"] = transaction.Id,
        ["transaction_type"] = transaction.Instrument.Type,
        ["condition"] = transaction.Condition,
        ["processor_id"] = "simulator",
        ["order_id"] = transaction.OrderId,
        ["currency"] = transaction.Currency,
        ["requested_amount"] = NmiAnswers.Wire(transaction.Amount),
        ["billing_address"] = new JObject { ["first_name"] = transaction.FirstName, ["last_name"] = transaction.LastName, ["email"] = transaction.Email },
        ["card"] = new JObject { ["cc_number"] = transaction.Instrument.Masked, ["cc_exp"] = transaction.Instrument.Expiry, ["cc_type"] = transaction.Instrument.Brand },
        ["action"] = new JObject
        {
            ["amount"] = NmiAnswers.Wire(Math.Abs(action.Amount)),
            ["action_type"] = action.Type,
            ["date"] = NmiAnswers.Time(action.On),
            ["success"] = action.Succeeded ? "1" : "0",
            ["source"] = action.Source,
            ["response_text"] = action.Text,
            ["response_code"] = action.Code,
        },
    };

    private JObject Chargeback(NmiTransaction charge) => new()
    {
        ["merchant"] = Merchant(),
        ["count"] = 1,
        ["chargeback_amount"] = NmiAnswers.Wire(charge.Amount),
        ["chargebacks"] = new JArray(new JObject
        {
            ["id"] = charge.Id,
            ["date"] = NmiAnswers.Time(now),
            ["customer_name"] = $"{charge.FirstName} {charge.LastName}".Trim(),
            ["cc_number"] = charge.Instrument.Masked,
            ["amount"] = NmiAnswers.Wire(charge.Amount),
            ["reason"] = "Fraudulent transaction",
        }),
    };

    private void Queue(string type, JObject body, NotifyRequest request)
    {
        var content = new JObject { ["event_id"] = Guid.NewGuid().ToString(), ["event_type"] = type, ["event_body"] = body }.ToString(Formatting.None);
        for (var copy = 0; copy < request.Copies; copy++)
            outbox.Queue(page, NmiSimulator.SimulatorName, type, content, request.Quality(), request.DelayMilliseconds);
    }
}
