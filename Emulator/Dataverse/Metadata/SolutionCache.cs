using System.Collections.Concurrent;

namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>Solutions this process has read, so that its environments read the same files once. What is read is never changed.</summary>
internal static class SolutionCache
{
    private static readonly ConcurrentDictionary<string, (long Stamp, SolutionContent Content)> Known = new(StringComparer.Ordinal);

    /// <exception cref="SolutionFormatException">A file is broken, or holds something that is not emulated.</exception>
    public static SolutionContent Load(string solutionDirectory)
    {
        var folder = Path.GetFullPath(solutionDirectory);
        var stamp = Directory.Exists(folder) ? StampOf(folder) : 0;
        if (Known.TryGetValue(folder, out var known) && known.Stamp == stamp)
        {
            return known.Content;
        }

        var content = SolutionReader.Load(folder);
        Known[folder] = (stamp, content);
        return content;
    }

    /// <summary>Another number as soon as a file comes, goes, grows or is written.</summary>
    private static long StampOf(string folder)
    {
        var stamp = new HashCode();
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            stamp.Add(file.FullName, StringComparer.Ordinal);
            stamp.Add(file.LastWriteTimeUtc);
            stamp.Add(file.Length);
        }

        return stamp.ToHashCode();
    }
}
