using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Niubiz;

namespace CrmPayments.Tests.Gateways.Adapters;

public sealed partial record AdapterUnderTest
{
    /// <summary>A sale goes by a number: here the one that our adapter would give it.</summary>
    public static readonly AdapterUnderTest Niubiz = new(
        "niubiz",
        new GatewayAccount(
            GatewayType.Niubiz, GatewayMode.Test, new Secret(NiubizCredentials.Password),
            MerchantId: NiubizCredentials.Merchant, MerchantAccountId: NiubizCredentials.Ruc, PublicKey: NiubizCredentials.User),
        (simulators, reference) => simulators.Niubiz.SettledAsync(20m, reference, Number(reference)),
        (simulators, reference) => simulators.Niubiz.SoldAsync(20m, reference, Number(reference)))
    {
        NoCharge = "993000000000000",
        Currency = Currency.Of("PEN"),
        Dispute = null,
        Bounce = null,
        Store = async simulators => (await simulators.Niubiz.StoredAsync("ada@example.com"), "ada@example.com"),
    };

    private static string Number(string reference) =>
        (BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(reference))) % 1_000_000_000_000UL).ToString("D12", CultureInfo.InvariantCulture);
}
