namespace CrmPayments.Emulator.Gateways.Issuing;

/// <summary>A simulator whose stored methods can be those of somebody's banks.</summary>
internal interface IAsksIssuer
{
    /// <summary>Null: the vendor's test data decide. Set before the simulator is mapped.</summary>
    IIssuer? Issuer { set; }
}
