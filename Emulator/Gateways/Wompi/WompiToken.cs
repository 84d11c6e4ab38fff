using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>A method that a browser has handed in, for one use.</summary>
public sealed record WompiToken(string Id, WompiMethod Method) : IBooked
{
    string IBooked.Owner => "";

    string IBooked.Reference => "";
}
