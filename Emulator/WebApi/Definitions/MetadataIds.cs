using System.Security.Cryptography;
using System.Text;

namespace CrmPayments.Emulator.WebApi.Definitions;

/// <summary>Ids of definitions: made from their names, so that they are the same on every start.</summary>
internal static class MetadataIds
{
    public static string Of(params string[] names) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('/', names))).AsSpan(0, 16)).ToString("D");
}
