using System.Runtime.CompilerServices;

namespace CrmPayments.Tests.Core.Gateways.Schemas;

/// <summary>The vendors' own schemas, which lie beside a developer's clone and are no part of it.</summary>
internal static class VendorSchemas
{
    /// <summary>The text of one; without it the test is ignored, in words.</summary>
    public static string Read(string name)
    {
        var path = Path.Combine(Folder(), name);
        if (!File.Exists(path)) Assert.Ignore($"The vendor's schema {name} is not beside this repository (../shared/gateways/schemas), so there is nothing to compare with.");
        return File.ReadAllText(path);
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "..", "..", "shared", "gateways", "schemas"));
}
