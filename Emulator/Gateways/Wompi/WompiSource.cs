using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>A stored method. Its id is a whole number.</summary>
public sealed record WompiSource(int Number, WompiMethod Method, string CustomerEmail, bool Voided = false) : IBooked
{
    public string Id => Number.ToString(CultureInfo.InvariantCulture);

    string IBooked.Owner => "";

    string IBooked.Reference => CustomerEmail;
}
