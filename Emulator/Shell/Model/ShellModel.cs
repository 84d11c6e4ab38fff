namespace CrmPayments.Emulator.Shell.Model;

/// <summary>The model-driven app in one user's language: everything the front end renders from, read from the solution and the metadata.</summary>
public sealed record ShellModel(
    int Lcid,
    string AppName,
    string AppIcon,
    IReadOnlyList<AreaModel> Areas,
    IReadOnlyDictionary<string, TableModel> Tables,
    IReadOnlyDictionary<string, IReadOnlyList<FormModel>> Forms,
    IReadOnlyDictionary<string, IReadOnlyList<ViewModel>> Views,
    IReadOnlyDictionary<string, RibbonModel> Ribbons,
    IReadOnlyList<string> Strings);

public sealed record AreaModel(string Id, string Title, IReadOnlyList<GroupModel> Groups);

public sealed record GroupModel(string Id, string Title, IReadOnlyList<SubAreaModel> Items);

/// <param name="Table">Logical name, or null for another kind of page.</param>
/// <param name="Url">Of a page that is no table's: "$webresource:name" for a web resource.</param>
/// <param name="Icon">Web resource name, or empty: the table's.</param>
/// <param name="Privileges">What a user must hold to see it, besides Read of the table.</param>
public sealed record SubAreaModel(string Id, string Title, string? Table, string? Url, string Icon, IReadOnlyList<NeededPrivilege> Privileges);

/// <param name="Verb">Read, Write and so on.</param>
public sealed record NeededPrivilege(string Table, string Verb);
