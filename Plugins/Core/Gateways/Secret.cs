namespace CrmPayments.Core.Gateways;

/// <summary>A key or password that never shows itself: not in a trace, not in an error, not in a debugger's ToString.</summary>
public readonly struct Secret(string? value)
{
    private readonly string? _value = value;

    public bool IsEmpty => string.IsNullOrEmpty(_value);

    /// <summary>The value, for the one line that signs or authenticates.</summary>
    public string Reveal() => _value ?? "";

    public override string ToString() => IsEmpty ? "(no secret)" : "(secret)";
}
