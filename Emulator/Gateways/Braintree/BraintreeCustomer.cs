using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Braintree;

public sealed record BraintreeCustomer : IBooked
{
    public required string Id { get; init; }

    public string Email { get; init; } = "";

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public string Company { get; init; } = "";

    public string Phone { get; init; } = "";

    public required DateTimeOffset CreatedOn { get; init; }

    string IBooked.Owner => "";

    string IBooked.Reference => Email;
}
