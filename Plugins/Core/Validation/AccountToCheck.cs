namespace CrmPayments.Core.Validation;

/// <summary>A bank account as somebody gives it, before it goes to whoever stores it. What is empty is not judged.</summary>
/// <param name="Country">Of the bank, two letters; empty: an IBAN says it itself.</param>
/// <param name="Number">The account's.</param>
/// <param name="Routing">Of the bank; a rule is known for the United States.</param>
/// <param name="HolderId">The identity number of who holds it.</param>
/// <param name="HolderCountry">That gave the identity number, two letters; empty: the bank's.</param>
public sealed record AccountToCheck(string Country, string Number, string Routing, string HolderId, string HolderCountry);
