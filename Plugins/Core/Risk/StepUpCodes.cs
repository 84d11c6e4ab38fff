using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Gateways.Http;

namespace CrmPayments.Core.Risk;

/// <summary>One-time codes: how they are made, kept and recognised.</summary>
/// <remarks>
/// A million codes are tried out in no time, so a bare hash would tell the code: the hash is keyed. The key is a secret that no
/// row holds, hence who can read the database cannot make or guess a code.
/// </remarks>
public static class StepUpCodes
{
    public const int Digits = 6;

    /// <summary>The fewest characters a key may have: 16 bytes of it in hexadecimal, or 32 of anything.</summary>
    public const int ShortestKey = 32;

    private const uint Codes = 1_000_000;

    // The largest multiple of a million that 32 bits hold: above it some codes would come more often than others.
    private const uint Fair = uint.MaxValue - (uint.MaxValue % Codes);

    /// <summary>A new code, each of the million as likely as any other.</summary>
    /// <param name="source">Cryptographic randomness.</param>
    public static string New(RandomNumberGenerator source)
    {
        var bytes = new byte[sizeof(uint)];
        uint number;
        do
        {
            source.GetBytes(bytes);
            number = BitConverter.ToUInt32(bytes, 0);
        }
        while (number >= Fair);
        return (number % Codes).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>What is kept of a code: HMAC-SHA256 over all it is bound to, in hexadecimal.</summary>
    /// <exception cref="ArgumentException">The key is shorter than <see cref="ShortestKey"/>: it is set up wrongly.</exception>
    public static string Hash(Secret key, StepUpBinding binding, string code)
    {
        var secret = key.Reveal();
        if (secret.Length < ShortestKey) throw new ArgumentException($"The key of one-time codes needs at least {ShortestKey} characters.", nameof(key));
        using var mac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        return Hex.Of(mac.ComputeHash(Encoding.UTF8.GetBytes(Content(binding, code))));
    }

    /// <summary>The code without what people put between its digits, whatever script's digits they type.</summary>
    /// <returns>Six digits; null: it is no such code.</returns>
    public static string? Read(string entered)
    {
        var digits = PlainText.DigitsAlone(entered);
        return digits?.Length == Digits ? digits : null;
    }

    // No part can hold the separator, so no two contents are the same text.
    private static string Content(StepUpBinding binding, string code) => string.Join("|",
        "cpay-step-up-1",
        binding.VerificationId.ToString("N"),
        binding.UserId.ToString("N"),
        binding.TransactionId.ToString("N"),
        binding.Amount.ToWire(),
        binding.Amount.Currency.Code,
        code);
}
