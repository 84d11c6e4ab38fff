using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CrmPayments.Tests.Core.Gateways;

/// <summary>Good answers, damaged as networks, proxies and new versions damage them. The same seed gives the same damage.</summary>
internal sealed class BadInput(int seed)
{
    private static readonly string[] Values =
        ["null", "true", "[]", "{}", "\"\"", "-1", "0", "1e400", "99999999999999999999", "\"\\u0000\"", "\"NEW_STATE\"", "\"1250\"", "1250.5", "{\"a\":[{\"b\":null}]}", "\"\\ud800\""];

    private static readonly string[] Words = ["", "NEW_STATE", "null", "-1", "1e400", "%00", "<b>", "&amp;", "]]>", "&x;", "９９"];

    private static readonly string[] Fronts =
    [
        "\uFEFF", " ", "\u0000", "<html><body>502</body></html>", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", ")]}',\n", "[", "{\"a\":", "null", "//",
    ];

    private readonly Random _random = new(seed);

    /// <summary>One to three damages, one after the other.</summary>
    public byte[] Damage(string good)
    {
        var bytes = Encoding.UTF8.GetBytes(good);
        for (var times = _random.Next(1, 4); times > 0; times--) bytes = Once(bytes);
        return bytes;
    }

    /// <summary>Mostly "fine", sometimes what a server, a proxy or a limiter says.</summary>
    public int Status() => _random.Next(5) > 0 ? 200 : Pick(201, 202, 301, 400, 402, 404, 409, 418, 422, 500, 503);

    private byte[] Once(byte[] good) => _random.Next(9) switch
    {
        0 => good[..At(good)],
        1 => Without(good),
        2 => With(good, Some(good)),
        3 => With(good, [(byte)_random.Next(256)]),
        4 => Flipped(good),
        5 => [.. Encoding.UTF8.GetBytes(Pick(Fronts)), .. good],
        6 => [.. good, .. good],
        7 => Encoding.UTF8.GetBytes(Renamed(Encoding.UTF8.GetString(good))),
        _ => Encoding.UTF8.GetBytes(Retyped(Encoding.UTF8.GetString(good))),
    };

    private byte[] Without(byte[] good)
    {
        int from = At(good), length = Math.Min(_random.Next(1, 20), good.Length - from);
        return [.. good[..from], .. good[(from + length)..]];
    }

    private byte[] With(byte[] good, byte[] more)
    {
        var at = At(good);
        return [.. good[..at], .. more, .. good[at..]];
    }

    private byte[] Some(byte[] good)
    {
        var from = At(good);
        return good[from..Math.Min(good.Length, from + _random.Next(1, 40))];
    }

    private byte[] Flipped(byte[] good)
    {
        if (good.Length == 0) return good;
        var other = (byte[])good.Clone();
        other[_random.Next(good.Length)] ^= (byte)(1 << _random.Next(8));
        return other;
    }

    /// <summary>One value of another kind: of a JSON member, of a form's field, of an XML element.</summary>
    private string Retyped(string good) => Replaced(good, Regex.Matches(good, "(?<=\":)(\"[^\"]*\"|[-0-9.]+|true|false|null)"), Values) ?? Replaced(good, Regex.Matches(good, "(?<=[=>])[^&<>]+"), Words) ?? good;

    private string Renamed(string good) => Replaced(good, Regex.Matches(good, "(?<=[{,]\")[a-zA-Z_]+(?=\":)"), ["other", "ID", ""]) ?? Replaced(good, Regex.Matches(good, "[a-z_]+(?==)"), ["other", ""]) ?? good;

    private string? Replaced(string good, MatchCollection places, string[] by)
    {
        if (places.Count == 0) return null;
        var place = places[_random.Next(places.Count)];
        return string.Create(CultureInfo.InvariantCulture, $"{good[..place.Index]}{Pick(by)}{good[(place.Index + place.Length)..]}");
    }

    private int At(byte[] bytes) => _random.Next(bytes.Length + 1);

    private T Pick<T>(params T[] all) => all[_random.Next(all.Length)];
}
