using System.Security.Cryptography;
using System.Text;

namespace CrmPayments.Emulator.Demo;

/// <summary>Ids that are the same on every machine, so that a seed which was interrupted can simply run again.</summary>
internal static class DemoIds
{
    public static Guid Of(string kind, int number) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"demo/{kind}/{number}")).AsSpan(0, 16));
}
