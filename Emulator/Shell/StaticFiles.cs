using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;

namespace CrmPayments.Emulator.Shell;

/// <summary>A closed list of files below a folder; nothing outside it can be asked for.</summary>
internal sealed class StaticFiles(string directory, IEnumerable<string> names)
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new() { Mappings = { [".resx"] = "text/xml" } };

    private readonly HashSet<string> _names = [.. names];

    /// <summary>The file as it is now on disk; 404 with a sentence when it is not on the list or has not been built.</summary>
    public Results<PhysicalFileHttpResult, NotFound<string>> Find(string name)
    {
        if (!_names.Contains(name)) return TypedResults.NotFound($"There is no file {name} here.");
        var path = Path.GetFullPath(Path.Combine(directory, name));
        return File.Exists(path)
            ? TypedResults.PhysicalFile(path, ContentTypes.TryGetContentType(name, out var type) ? type : "application/octet-stream", lastModified: File.GetLastWriteTimeUtc(path))
            : TypedResults.NotFound($"{name} has not been built.");
    }
}
