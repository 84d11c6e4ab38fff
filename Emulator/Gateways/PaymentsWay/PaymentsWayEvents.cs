using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Notifications;
using Newtonsoft.Json;

namespace CrmPayments.Emulator.Gateways.PaymentsWay;

/// <summary>Tells the merchant of every state but the first. There is no other event.</summary>
internal sealed class PaymentsWayEvents(Page page, Outbox outbox)
{
    public void About(PaymentsWayTransaction transaction) => Tell(transaction, new NotifyRequest());

    /// <summary>Tells it again, as the notify door asks.</summary>
    /// <exception cref="FormatException">The books hold nothing that such an event could tell of.</exception>
    public void Send(NotifyRequest request)
    {
        var transaction = page.Find<PaymentsWayTransaction>(request.ChargeId) ?? throw new FormatException($"There is no transaction '{request.ChargeId}' in the books.");
        if (request.Event != TypeOf(transaction)) throw new FormatException($"'{request.Event}' is not what this transaction has to tell: that is '{TypeOf(transaction)}'.");
        Tell(transaction, request);
    }

    /// <summary>A notice has no type: its state stands for it.</summary>
    private static string TypeOf(PaymentsWayTransaction transaction) => "transaction." + transaction.State.ToString(CultureInfo.InvariantCulture);

    private void Tell(PaymentsWayTransaction transaction, NotifyRequest request)
    {
        var content = PaymentsWayJson.Notice(page, transaction).ToString(Formatting.None);
        for (var copy = 0; copy < request.Copies; copy++)
            outbox.Queue(page, PaymentsWaySimulator.SimulatorName, TypeOf(transaction), content, request.Quality(), request.DelayMilliseconds);
    }
}
