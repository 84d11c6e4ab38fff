namespace CrmPayments.Emulator.Shell;

/// <summary>Where the app in the browser comes from.</summary>
public sealed record ShellOptions
{
    /// <summary>The unpacked solution (Solution/src): site map, forms, views, ribbons, and the names of the web resources.</summary>
    public required string SolutionDirectory { get; init; }

    /// <summary>The built web resources (WebResources/dist); a file's path below it is the web resource's name.</summary>
    public required string WebResourcesDirectory { get; init; }

    /// <summary>The built front end (Emulator/Shell/App/dist).</summary>
    public required string AppDirectory { get; init; }

    /// <summary>Domain name of the user of a browser that has not signed in; null: the user menu asks.</summary>
    public string? DefaultUser { get; init; }
}
