namespace CrmPayments.Core.Gateways.Signing;

/// <summary>Reads the few parts of DER that RSA keys are written in, one after the other. What does not fit yields null, and so does everything after it.</summary>
/// <remarks>.NET Framework 4.6.2 cannot import keys by itself.</remarks>
internal sealed class DerReader(byte[] data, int start, int end)
{
    public const byte Integer = 0x02, BitString = 0x03, OctetString = 0x04, Sequence = 0x30;

    private int _at = start;

    public DerReader(byte[] data)
        : this(data, 0, data.Length)
    {
    }

    /// <summary>The content of the next value, as bytes.</summary>
    public byte[]? Bytes(byte tag)
    {
        if (Next(tag) is not { } part) return null;
        var bytes = new byte[part.End - part.Start];
        Array.Copy(data, part.Start, bytes, 0, bytes.Length);
        return bytes;
    }

    /// <summary>The content of the next value, to be read on.</summary>
    public DerReader? Inside(byte tag) => Next(tag) is { } part ? new DerReader(data, part.Start, part.End) : null;

    /// <summary>A whole number above zero, big-endian without leading zeros.</summary>
    public byte[]? Positive()
    {
        if (Bytes(Integer) is not { Length: > 0 } bytes || (bytes[0] & 0x80) != 0) return null;
        var zeros = bytes.TakeWhile(one => one == 0).Count();
        return bytes.Skip(zeros).ToArray();
    }

    private Part? Next(byte tag)
    {
        var at = _at;
        _at = end;
        if (at < 0 || at + 2 > end || data[at++] != tag) return null;
        int length = data[at++];
        if (length > 0x80)
        {
            var size = length - 0x80;
            if (size > 3 || at + size > end) return null;
            length = 0;
            for (var byteAt = 0; byteAt < size; byteAt++) length = (length << 8) | data[at++];
        }
        else if (length == 0x80)
        {
            return null;
        }

        if (length > end - at) return null;
        _at = at + length;
        return new Part(at, at + length);
    }

    private sealed record Part(int Start, int End);
}
