namespace CrmPayments.Emulator.Gateways.Niubiz;

/// <summary>What a customer enters into the checkout form.</summary>
internal sealed record NiubizForm
{
    public string CardNumber { get; init; } = "";

    /// <summary>Year and month, each of two digits.</summary>
    public string Expiry { get; init; } = "";

    public string Email { get; init; } = "";
}
