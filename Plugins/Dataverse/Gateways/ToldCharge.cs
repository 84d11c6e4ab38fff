using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;

namespace CrmPayments.Plugins.Gateways;

/// <summary>
/// Which row the news of a charge belongs to: the one with the gateway's id, else the one we sent under the reference that the
/// news carries (its answer was lost, or is not written yet), else a new one.
/// </summary>
internal sealed class ToldCharge(Call call, Entity gateway)
{
    /// <summary>What writes the news.</summary>
    /// <exception cref="InvalidPluginExecutionException">Only a refund or a dispute was told, of a charge that neither we nor the gateway know.</exception>
    /// <remarks>One organization-service call for a charge that is known; five or six for a new one.</remarks>
    public ToldChange Apply(ChargeNews news)
    {
        var found = Find(news);
        if (found is null && news.Charge is null)
        {
            news = news with { Charge = LookUp(news.ChargeId) };
            if (news.Charge.Reference.Length > 0) found = Find(news);
        }

        return found is not null && IsAbout(found, news) ? new(new KnownCharge(call, found).Apply(news), found.Row.Id, IsNew: false) : New(news, found);
    }

    private ChargeCase? Find(ChargeNews news) => ChargeCase.Find(call.Service, gateway.Id, news.ChargeId, news.Charge?.Reference ?? "");

    /// <summary>What was found by our reference has no id yet. What ended before it was sent, or was given up by a person, stays as it is: money that came all the same gets a row of its own.</summary>
    private static bool IsAbout(ChargeCase found, ChargeNews news)
    {
        if (found.GatewayTransactionId is { } id) return id == news.ChargeId;
        return found.Status != ChargeStatus.Cancelled && (found.Status != ChargeStatus.Failed || !ChargeStates.HasMoney(news.Charge!.Status));
    }

    private ToldChange New(ChargeNews news, ChargeCase? besides)
    {
        var requests = new NewCharge(call, gateway).Apply(news, besides, out var id);
        return new([.. requests], id, IsNew: true);
    }

    /// <summary>Only a refund or a dispute was told: the charge itself is asked for. An async step holds no lock while it waits.</summary>
    private GatewayCharge LookUp(string chargeId)
    {
        var adapter = GatewayConnector.Connect(call, gateway);
        return Deadline.Run(cancel => adapter.FindChargeAsync(chargeId, cancel)).Match(
            found => found,
            () => throw new InvalidPluginExecutionException($"The event is about the charge {chargeId}, which neither the CRM nor the gateway knows."),
            why => throw new InvalidPluginExecutionException($"The event is about the charge {chargeId}, which is not in the CRM, and the gateway could not be asked: {why}"));
    }
}
