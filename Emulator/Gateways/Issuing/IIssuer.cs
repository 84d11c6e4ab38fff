namespace CrmPayments.Emulator.Gateways.Issuing;

/// <summary>The banks behind the gateways. With one, stored methods are good or bad as the bank says, instead of as the vendors' test data say.</summary>
public interface IIssuer
{
    /// <summary>Asked once for every charge that a gateway presents; a repeated request that a gateway answers from its books is none.</summary>
    /// <returns>Null: no customer of these banks; the vendor's test data decide.</returns>
    IssuerAnswer? Decide(Presentment presentment);
}
