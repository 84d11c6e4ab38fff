using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Lakala;

namespace CrmPayments.Tests.Gateways.Adapters;

public sealed partial record AdapterUnderTest
{
    /// <summary>An unsettled charge is one that is still under way. Nothing is told of chargebacks; whether a refund is not there, a query cannot prove.</summary>
    public static readonly AdapterUnderTest Lakala = new(
        "lakala",
        new GatewayAccount(
            GatewayType.Lakala, GatewayMode.Test, new Secret(LakalaCredentials.PrivateKey), new Secret(LakalaCredentials.NotificationCertificate),
            MerchantId: LakalaCredentials.Merchant, MerchantAccountId: LakalaCredentials.Terminal, PublicKey: $"{LakalaCredentials.AppId}:{LakalaCredentials.SerialNo}"),
        (simulators, reference) => simulators.Lakala.ChargedAsync(2000, reference),
        async (simulators, reference) =>
        {
            await simulators.FailAsync("lakala", "charge", "decline", code: "DEAL");
            return await simulators.Lakala.ChargedAsync(2000, reference);
        })
    {
        NoCharge = "2026112066210309260199999999",
        Currency = Currency.Of("CNY"),
        Links = new("WECHAT", "DECLINED", "2026112066210309260199999999"),
        ProvesAbsence = false,
        BookedAs = reference => reference == "RF-0123456789abcdef0123456789abcdef" ? "RF_02fapl4n1azs5kkwzrxa98bn3" : reference,
        Dispute = null,
        Bounce = NotifiesOfTheRefund("lakala", "refund.FAIL"),
        Store = async simulators => (await simulators.Lakala.AgreedAsync(), ""),
    };
}
