namespace CrmPayments.Core.Gateways.PayPal;

/// <summary>The checksum of IEEE 802.3 (as in ZIP and PNG), over which PayPal signs instead of over the body itself.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => Step((uint)value))];

    public static uint Of(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes) crc = Table[(crc ^ one) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }

    private static uint Step(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) == 1 ? Polynomial ^ (value >> 1) : value >> 1;
        return value;
    }
}
