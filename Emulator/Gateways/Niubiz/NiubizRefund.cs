using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Niubiz;

/// <summary>A refund that was registered.</summary>
/// <param name="Id">The CODIGODEVOLUCION.</param>
/// <param name="SaleId">Of the sale.</param>
/// <param name="External">The shop's externalReferenceId.</param>
/// <param name="Comment">The shop's.</param>
/// <param name="Amount">Above zero.</param>
public sealed record NiubizRefund(string Id, string SaleId, string External, string Comment, decimal Amount) : IBooked
{
    string IBooked.Owner => SaleId;

    string IBooked.Reference => External;
}
