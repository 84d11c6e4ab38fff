using CrmPayments.Core.Gateways;
using static CrmPayments.Tests.Core.Gateways.ScriptedNetwork;

namespace CrmPayments.Tests.Core.Gateways.Schemas;

/// <summary>Everything that an adapter asks of its provider when all goes well.</summary>
internal static class RequestsOfTheAdapters
{
    public static async Task<IReadOnlyList<Asked>> OfAsync(GatewayUnderTest gateway)
    {
        var asked = new List<Asked>();
        await With(asked, gateway, gateway.Charged, it => it.ChargeAsync(gateway.Charge, default));
        await With(asked, gateway, gateway.Charged, it => it.ChargeAsync(gateway.Charge with { Recurring = false }, default));
        await With(asked, gateway, gateway.Refunded, it => it.RefundAsync(gateway.Refund, default));
        await With(asked, gateway, gateway.Voided, it => it.VoidAsync(gateway.Refund, default));
        await With(asked, gateway, gateway.Found, it => it.FindChargeAsync(gateway.ChargeId, default));
        await With(asked, gateway, gateway.Found, it => it.FindChargeByReferenceAsync("SC-1", ARefund.Now, default));
        await With(asked, gateway, gateway.Found, it => it.FindRefundAsync(gateway.Refund, default));
        await With(asked, gateway, gateway.Found, it => it.TestAsync(default));
        await With(asked, gateway, gateway.Found, it => it is ITellsTransactions tells ? tells.TellAsync(gateway.ChargeId, default) : Task.CompletedTask);
        await With(asked, gateway, gateway.Found, it => it is IVerifiesMethods verifies ? verifies.VerifyAsync(gateway.MethodToken, "cus1", "VF-1", default) : Task.CompletedTask);
        if (gateway.Link is not null) await LinksAsync(asked, gateway);
        return asked;
    }

    private static async Task LinksAsync(List<Asked> asked, GatewayUnderTest gateway)
    {
        var network = gateway.Network(request => Json(gateway.Link!(request.ToString())));
        var links = (IMakesPaymentLinks)gateway.On(network);
        await links.CreateLinkAsync(gateway.LinkOrder, default);
        await links.FindLinkAsync("link-1", default);
        await links.FindLinkByReferenceAsync("PL-1", ARefund.Now, default);
        await links.CloseLinkAsync("link-1", default);
        asked.AddRange(network.Requests);
    }

    private static async Task With(List<Asked> asked, GatewayUnderTest gateway, string answer, Func<IPaymentGateway, Task> ask)
    {
        var network = gateway.Network(_ => Json(answer));
        await ask(gateway.On(network));
        asked.AddRange(network.Requests);
    }
}
