using System.Globalization;
using System.Security.Cryptography;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Issuing;

namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>One request to transact.php with its unit of work.</summary>
/// <param name="Page">The books.</param>
/// <param name="Events">Tells what was booked.</param>
/// <param name="Fields">The form.</param>
/// <param name="Now">The time of entries.</param>
/// <param name="DeclineWith">A fault asks for this response code; empty: a common one; null: no fault.</param>
internal sealed record NmiCall(Page Page, NmiEvents Events, IReadOnlyDictionary<string, string> Fields, DateTimeOffset Now, string? DeclineWith)
{
    /// <summary>The bank behind; null: the test data decide.</summary>
    public IIssuer? Issuer { get; init; }

    /// <returns>Empty when it is not there.</returns>
    public string Text(string name) => Fields.GetValueOrDefault(name, "");

    /// <summary>The decline that a fault asks for; null: none.</summary>
    public string? AskedDecline => DeclineWith is { Length: 0 } ? "200" : DeclineWith;

    /// <returns>Null when it is missing, no amount of at most two decimals, or below zero.</returns>
    public decimal? Amount => decimal.TryParse(Text("amount"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && decimal.Round(amount, 2) == amount ? amount : null;

    /// <summary>A yes, or a no that was kept: its last action tells.</summary>
    public VendorAnswer About(NmiTransaction transaction, string text = "", string vaultId = "")
    {
        var done = transaction.Actions[^1];
        return NmiAnswers.Transact(this, done.Code, text.Length > 0 ? text : done.Text, transaction.Id, done.Succeeded && !transaction.IsRefund ? "123456" : "", vaultId, done.Advice);
    }

    /// <summary>A no of the gateway's own; nothing was kept.</summary>
    public VendorAnswer Error(string text, string code = "300") => NmiAnswers.Transact(this, code, NmiAnswers.WithReference(text), "", "");

    public static string NewId() => "91" + RandomNumberGenerator.GetString("0123456789", 8);
}
