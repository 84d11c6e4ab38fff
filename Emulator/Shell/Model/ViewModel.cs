namespace CrmPayments.Emulator.Shell.Model;

/// <summary>A view. <paramref name="QueryType"/>: 0 public, 1 advanced find, 2 associated, 4 quick find, 64 lookup.</summary>
public sealed record ViewModel(string Id, string Name, int QueryType, bool IsDefault, string FetchXml, IReadOnlyList<ViewCellModel> Cells);

/// <param name="Width">Pixels.</param>
public sealed record ViewCellModel(string Column, int Width);
