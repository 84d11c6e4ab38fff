using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Notifications;
using Microsoft.AspNetCore.Routing;

namespace CrmPayments.Emulator.Gateways;

/// <summary>One simulated payment gateway, as its doors need it.</summary>
public interface ISimulator
{
    /// <summary>The segment of its addresses: "braintree".</summary>
    string Name { get; }

    FaultBoard Faults { get; }

    Ledger Ledger();

    /// <summary>Sends a signed notification of something that is booked.</summary>
    /// <exception cref="FormatException">There is no such event, charge, refund or mode; the message says which.</exception>
    void Notify(NotifyRequest request);

    /// <summary>Maps the vendor's own paths.</summary>
    void Map(IEndpointRouteBuilder routes);
}
