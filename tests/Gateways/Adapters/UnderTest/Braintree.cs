using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Braintree;

namespace CrmPayments.Tests.Gateways.Adapters;

public sealed partial record AdapterUnderTest
{
    public static readonly AdapterUnderTest Braintree = new(
        "braintree",
        new GatewayAccount(GatewayType.Braintree, GatewayMode.Test, new Secret(BraintreeCredentials.PrivateKey), PublicKey: BraintreeCredentials.PublicKey, MerchantAccountId: "simulator_usd"),
        async (simulators, reference) => (await simulators.Braintree.SettledAsync("20.00", reference)).LegacyId,
        async (simulators, reference) => (string)(await simulators.Braintree.ChargeAsync("20.00", reference)).SelectToken("data.chargePaymentMethod.transaction.legacyId")!)
    {
        Dispute = Notifies("braintree", "dispute_opened"),
        Bounce = NotifiesOfTheRefund("braintree", "refund_failed"),
        Store = async simulators => ((await simulators.Braintree.StoredAsync("ada@example.com")).Token, ""),
    };
}
