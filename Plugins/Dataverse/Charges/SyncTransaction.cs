using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Charges;

/// <summary>Custom API cpay_SyncTransaction: has a charge looked up at its gateway now, by the same async step as due work does.</summary>
public sealed class SyncTransaction : Plugin
{
    private protected override void Run(Call call)
    {
        var transactionId = call.RequiredId("TransactionId");
        var texts = Sentences.For(call.ReadLanguage());
        var one = TryCase.Read(call.Service, transactionId);
        if (one is null || !RefundRights.CanRead(call.Service, call.Asker, new EntityReference(TransactionRow.Table, transactionId))) Refuse(call, null, texts.ChargeDenied(TryRefusal.ChargeNotFound));
        else if (Refusal(call, one, texts) is { } why) Refuse(call, one, why);
        else Start(call, one, texts);
    }

    private static string? Refusal(Call call, TryCase one, Sentences texts)
    {
        if (!RetryRight.Read(call.Service, call.Asker).MayRetry) return texts.ChargeDenied(TryRefusal.NoRight);
        if (one.CheckRequestedOn is { } asked && call.Now < asked + ResolutionRules.LookUpPause) return texts.JustAsked();
        if (one is { IsOurs: true } && ChargeStates.IsInDoubt(one.Status)) return one.Status == ChargeStatus.Submitted && call.Now < one.DueSince + CheckSchedule.SendingTakesAtMost ? texts.BeingSent() : null;
        return one.GatewayTransactionId is { Length: > 0 } ? null : texts.ChargeNotAtGateway();
    }

    private static void Refuse(Call call, TryCase? one, string why)
    {
        call.Output("Outcome", "Denied");
        call.Output("Status", one?.Status.ToString() ?? "");
        call.Output("Message", why);
    }

    private static void Start(Call call, TryCase one, Sentences texts)
    {
        call.Service.Update(new Entity(TransactionRow.Table, one.Id) { [TransactionRow.CheckRequestedOn] = call.Now.UtcDateTime });
        call.Output("Outcome", "Started");
        call.Output("Status", one.Status.ToString());
        call.Output("Message", texts.CheckStarted());
    }
}
