namespace CrmPayments.Emulator.Gateways.Faults;

/// <summary>An answer in a vendor's words, ready to be written.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Without charset; the body is UTF-8.</param>
/// <param name="Body">As it goes out.</param>
public sealed record VendorAnswer(int Status, string ContentType, string Body)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}
