using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Emulator.Gateways.Notifications;

namespace CrmPayments.Emulator.Gateways.Lakala;

/// <summary>Signs as Lakala does: SHA-256 with RSA over lines that each end with a line feed. Requests have five, notices three.</summary>
public sealed class LakalaSigner : INotificationSigner
{
    private const string Scheme = "LKLAPI-SHA256withRSA";

    /// <inheritdoc/>
    public HttpRequestMessage Sign(string content, NotificationMode mode, DateTimeOffset now)
    {
        var body = Encoding.UTF8.GetBytes(content);
        var time = (mode == NotificationMode.Old ? now.AddDays(-1) : now).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetHexString(12);
        var message = Lines(body, time, nonce);
        if (mode == NotificationMode.BadSignature) message[^2] ^= 1;
        var request = new HttpRequestMessage { Method = HttpMethod.Post, Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "UTF-8" };
        request.Headers.TryAddWithoutValidation("Authorization", $"{Scheme} timestamp=\"{time}\",nonce_str=\"{nonce}\",signature=\"{Convert.ToBase64String(LakalaCredentials.Sign(message))}\"");
        return request;
    }

    /// <summary>What is signed.</summary>
    public static byte[] Lines(byte[] body, params ReadOnlySpan<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines) text.Append(line).Append('\n');
        return [.. Encoding.UTF8.GetBytes(text.ToString()), .. body, (byte)'\n'];
    }

    /// <summary>Checks a request's five lines, and that its clock is right to five minutes.</summary>
    internal static bool IsGood(string? header, byte[] body, DateTimeOffset now)
    {
        if (header is null || !header.StartsWith(Scheme + " ", StringComparison.Ordinal)) return false;
        var parts = header[(Scheme.Length + 1)..].Split(',').Select(part => part.Trim().Split('=', 2)).Where(part => part.Length == 2).ToDictionary(part => part[0], part => part[1].Trim('"'));
        if (parts.GetValueOrDefault("appid") != LakalaCredentials.AppId || parts.GetValueOrDefault("serial_no") != LakalaCredentials.SerialNo) return false;
        if (!long.TryParse(parts.GetValueOrDefault("timestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || Math.Abs(now.ToUnixTimeSeconds() - seconds) > 300) return false;
        var signature = new byte[512];
        return Convert.TryFromBase64String(parts.GetValueOrDefault("signature", ""), signature, out var length)
            && LakalaCredentials.HasSigned(Lines(body, parts["appid"], parts["serial_no"], parts["timestamp"], parts.GetValueOrDefault("nonce_str", "")), signature[..length]);
    }
}
