namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>The vendor's no to a request that it understood: nothing is booked.</summary>
/// <param name="Code">The vendor's validation code; empty for an unknown id.</param>
/// <param name="Attribute">The XML API's name of what is wrong: "base", "amount", ...</param>
/// <param name="Message">Its text.</param>
/// <param name="Class">GraphQL's errorClass.</param>
public sealed record BraintreeRefusal(string Code, string Attribute, string Message, string Class = "VALIDATION")
{
    public static BraintreeRefusal NotFound(string what, string id) =>
        new("", "base", $"An object with this ID was not found: {what} {id}.", "NOT_FOUND");
}
