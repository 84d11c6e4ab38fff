using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace CrmPayments.Core.Gateways.Signing;

/// <summary>RSA keys as administrators store them: PEM, or its Base64 alone. What is none is null or ignored, never an exception.</summary>
internal static class RsaKeys
{
    private static readonly Regex Pem = new(
        "-----BEGIN (?<label>[A-Z ]{3,30})-----(?<base64>[A-Za-z0-9+/=\\s]+)-----END \\k<label>-----", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Signs with SHA-256 and PKCS#1 v1.5.</summary>
    /// <param name="key">A private key in PKCS#8.</param>
    /// <param name="message">What is signed.</param>
    /// <returns>Null when the secret is no such key.</returns>
    public static byte[]? Sign(Secret key, byte[] message)
    {
        if (Private(key.Reveal()) is not { } parameters) return null;
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportParameters(parameters);
            return rsa.SignData(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether one of the keys has signed the message.</summary>
    /// <param name="keys">One or more certificates or public keys (SPKI) in PEM; a certificate counts only while it is valid.</param>
    /// <param name="message">What was signed.</param>
    /// <param name="signature">SHA-256, PKCS#1 v1.5.</param>
    /// <param name="now">To judge certificates by.</param>
    public static bool HasSigned(Secret keys, byte[] message, byte[] signature, DateTimeOffset now) => Pem.Matches(keys.Reveal()).Cast<Match>().Any(pem =>
    {
        try
        {
            using var rsa = Public(pem.Groups["label"].Value, Base64(pem.Groups["base64"].Value), now);
            return rsa is not null && rsa.VerifyData(message, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            // No key, or no signature: neither vouches for anything.
            return false;
        }
    });

    private static RSA? Public(string label, byte[]? bytes, DateTimeOffset now)
    {
        if (bytes is null) return null;
        if (label != "CERTIFICATE") return label == "PUBLIC KEY" && PublicParameters(bytes) is { } parameters ? Imported(parameters) : null;
        using var certificate = new X509Certificate2(bytes);
        return now < certificate.NotBefore.ToUniversalTime() || now > certificate.NotAfter.ToUniversalTime() ? null : certificate.GetRSAPublicKey();
    }

    private static RSA Imported(RSAParameters parameters)
    {
        var rsa = RSA.Create();
        rsa.ImportParameters(parameters);
        return rsa;
    }

    /// <summary>SubjectPublicKeyInfo.</summary>
    private static RSAParameters? PublicParameters(byte[] bytes)
    {
        if (new DerReader(bytes).Inside(DerReader.Sequence) is not { } info || info.Inside(DerReader.Sequence) is null) return null;
        // A bit string begins with how many bits of its last byte do not count: none here.
        if (info.Bytes(DerReader.BitString) is not { Length: > 1 } bits || bits[0] != 0) return null;
        if (new DerReader(bits, 1, bits.Length).Inside(DerReader.Sequence) is not { } key) return null;
        return key.Positive() is { } modulus && key.Positive() is { } exponent ? new RSAParameters { Modulus = modulus, Exponent = exponent } : null;
    }

    /// <summary>PrivateKeyInfo (PKCS#8) with an RSAPrivateKey of two primes in it.</summary>
    private static RSAParameters? Private(string text)
    {
        var pem = Pem.Match(text);
        if (pem.Success && pem.Groups["label"].Value != "PRIVATE KEY") return null;
        if (Base64(pem.Success ? pem.Groups["base64"].Value : text) is not { } bytes || new DerReader(bytes).Inside(DerReader.Sequence) is not { } info) return null;
        if (info.Bytes(DerReader.Integer) is null || info.Inside(DerReader.Sequence) is null || info.Bytes(DerReader.OctetString) is not { } inner) return null;
        if (new DerReader(inner).Inside(DerReader.Sequence) is not { } key || key.Bytes(DerReader.Integer) is null) return null;
        byte[][] numbers = [.. Enumerable.Range(0, 8).Select(_ => key.Positive()).OfType<byte[]>()];
        return numbers.Length == 8 ? Sized(numbers) : null;
    }

    /// <summary>The framework wants each number in its full length: that of the modulus, or half of it.</summary>
    private static RSAParameters? Sized(byte[][] numbers)
    {
        var whole = numbers[0].Length;
        var half = (whole + 1) / 2;
        if (numbers[2].Length > whole || numbers.Skip(3).Any(number => number.Length > half)) return null;
        return new RSAParameters
        {
            Modulus = numbers[0],
            Exponent = numbers[1],
            D = Padded(numbers[2], whole),
            P = Padded(numbers[3], half),
            Q = Padded(numbers[4], half),
            DP = Padded(numbers[5], half),
            DQ = Padded(numbers[6], half),
            InverseQ = Padded(numbers[7], half),
        };
    }

    private static byte[] Padded(byte[] number, int length) => [.. Enumerable.Repeat((byte)0, length - number.Length), .. number];

    private static byte[]? Base64(string text)
    {
        try
        {
            return text.Length is > 0 and <= 20_000 ? Convert.FromBase64String(text.Trim()) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
