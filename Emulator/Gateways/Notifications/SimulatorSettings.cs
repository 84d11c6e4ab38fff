using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Notifications;

/// <summary>What a merchant sets in a vendor's console.</summary>
/// <param name="Id">The simulator's name.</param>
/// <param name="NotificationUrl">Where notifications go; null or empty: nowhere, and none is kept.</param>
public sealed record SimulatorSettings(string Id, string? NotificationUrl) : IBooked
{
    string IBooked.Owner => "";

    string IBooked.Reference => "";
}
