namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>What is paid with, as far as a merchant sees it.</summary>
/// <param name="Kind">"card" or "paypal".</param>
/// <param name="Name">The card holder's name; for test data it decides what happens.</param>
/// <param name="LastDigits">Four digits of a card.</param>
/// <param name="Brand">VISA, MASTERCARD, …</param>
/// <param name="Expiry">yyyy-MM.</param>
/// <param name="Email">Of a wallet.</param>
/// <param name="VaultId">Empty when it is not stored.</param>
public sealed record PayPalSource(string Kind, string Name = "", string LastDigits = "", string Brand = "", string Expiry = "", string Email = "", string VaultId = "");
