namespace CrmPayments.Solution.Packager;

/// <summary>The options of <c>dotnet run --project Solution/Packager</c>.</summary>
/// <param name="Out">Folder for the zips; made when absent.</param>
/// <param name="Inputs">Defaults are the places of this repository, seen from its root.</param>
internal sealed record CommandLine(string Out, SolutionInputs Inputs)
{
    public const string Usage = """
        Builds the unmanaged and the managed package. Run from the root of the repository:
          dotnet run --project Solution/Packager -- --out artifacts
              [--source Solution/src] [--plugins Plugins/Dataverse/bin/Release/net462/CrmPayments.Plugins.dll] [--web-resources WebResources/dist]
        """;

    private static readonly string[] Names = ["--out", "--source", "--plugins", "--web-resources"];

    /// <summary>The options, or null when they cannot be read: an unknown name, a value missing, or no --out.</summary>
    public static CommandLine? Parse(string[] args)
    {
        if (args.Length % 2 != 0 || args.Where((_, index) => index % 2 == 0).Any(name => !Names.Contains(name)))
            return null;
        var values = args.Chunk(2).GroupBy(pair => pair[0]).ToDictionary(pairs => pairs.Key, pairs => pairs.Last()[1]);
        return values.TryGetValue("--out", out var folder) ? new CommandLine(folder, InputsOf(values)) : null;
    }

    private static SolutionInputs InputsOf(Dictionary<string, string> values) => new(
        values.GetValueOrDefault("--source", "Solution/src"),
        values.GetValueOrDefault("--plugins", "Plugins/Dataverse/bin/Release/net462/CrmPayments.Plugins.dll"),
        values.GetValueOrDefault("--web-resources", "WebResources/dist"));
}
