using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.PaymentsWay;

/// <summary>A stored card.</summary>
/// <param name="Id">Its uuidPl.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Holder">As on the card.</param>
/// <param name="Brand">VISA, MASTERCARD, …</param>
/// <param name="LastFour">Four digits.</param>
/// <param name="Cause">Why its charges come to nothing; empty when they are good.</param>
public sealed record PaymentsWayCard(string Id, string PersonId, string Holder, string Brand, string LastFour, string Cause) : IBooked
{
    string IBooked.Owner => PersonId;

    string IBooked.Reference => "";

    /// <summary>No test card is published: these effects are the simulator's own.</summary>
    public static string CauseOf(string number) => number switch
    {
        "4000000000000002" => "Transacción rechazada por la entidad",
        "4000000000009995" => "Fondos insuficientes",
        "4000000000000069" => "Tarjeta vencida",
        "4000000000009979" => "Tarjeta reportada como robada",
        _ => "",
    };
}
