using System.Security.Cryptography;
using System.Text;

namespace CrmPayments.Emulator;

/// <summary>Keys that the solution asks an administrator for: made at random once for each data folder, and readable by this user alone.</summary>
internal sealed class LocalKeys
{
    private const int Length = 48;

    private static readonly string[] Names = ["cpay_StatusPageKey", "cpay_StepUpKey"];

    private readonly byte[] _master;

    /// <param name="file">Where the random bytes are kept between starts; null: nowhere.</param>
    public LocalKeys(string? file) => _master = file is null ? RandomNumberGenerator.GetBytes(Length) : Keep(file);

    /// <returns>A key of its own for each name; null for a name that is not the solution's.</returns>
    public string? Find(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase)
        ? Convert.ToBase64String(HMACSHA256.HashData(_master, Encoding.UTF8.GetBytes(name.ToUpperInvariant())))
        : null;

    private static byte[] Keep(string file)
    {
        if (File.Exists(file) && File.ReadAllBytes(file) is { Length: Length } kept) return kept;
        var made = RandomNumberGenerator.GetBytes(Length);

        // Written aside and moved: a process that dies in between leaves no half a key.
        var aside = file + ".new";
        File.WriteAllBytes(aside, made);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(aside, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(aside, file, overwrite: true);
        return made;
    }
}
