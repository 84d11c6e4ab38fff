namespace CrmPayments.Emulator.Gateways.PaymentsWay;

/// <summary>What is posted to the doors that play the merchant's console.</summary>
internal sealed record PaymentsWayConsole
{
    /// <summary>The transaction that is given back.</summary>
    public string Id { get; init; } = "";

    /// <summary>Whether what is pending ends well.</summary>
    public bool Good { get; init; } = true;
}
