namespace CrmPayments.Solution.Packager;

/// <summary>Writes both zips into a folder, and says what it wrote or what is wrong.</summary>
internal static class PackageWriter
{
    /// <returns>The exit code: 0 written, 1 refused.</returns>
    public static int WriteBoth(CommandLine options)
    {
        Directory.CreateDirectory(options.Out);
        return Write(options, PackageType.Unmanaged, "") + Write(options, PackageType.Managed, "_managed") > 0 ? 1 : 0;
    }

    private static int Write(CommandLine options, PackageType type, string ending)
    {
        using var zip = new MemoryStream();
        var defects = SolutionPackage.Build(options.Inputs, type, zip);
        if (defects.Count > 0)
            return Refuse(type, defects);
        var path = Path.Combine(options.Out, NameOf(options.Inputs) + ending + ".zip");
        File.WriteAllBytes(path, zip.ToArray());
        Console.WriteLine($"{path}: {type}, {zip.Length:N0} bytes");
        return 0;
    }

    private static int Refuse(PackageType type, IReadOnlyList<string> defects)
    {
        // Both packages come from one source: its defects are said once.
        if (type == PackageType.Unmanaged)
            foreach (var defect in defects)
                Console.Error.WriteLine(defect);
        return 1;
    }

    private static string NameOf(SolutionInputs inputs) => SourceXml.Load(inputs.Source, "Other/Solution.xml").Root.Descendants("UniqueName").First().Value;
}
