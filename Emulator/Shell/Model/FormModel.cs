namespace CrmPayments.Emulator.Shell.Model;

/// <summary>A form. <paramref name="Type"/> is main, quickCreate, quick or card.</summary>
public sealed record FormModel(
    string Id, string Name, string Type, IReadOnlyList<TabModel> Tabs, IReadOnlyList<CellModel> Header, IReadOnlyList<string> Libraries, IReadOnlyList<HandlerModel> Handlers);

public sealed record TabModel(string Name, string Label, bool Visible, IReadOnlyList<FormColumnModel> Columns);

/// <param name="Width">As written in the form: "40%".</param>
public sealed record FormColumnModel(string Width, IReadOnlyList<SectionModel> Sections);

/// <param name="ColumnCount">Fields side by side.</param>
public sealed record SectionModel(string Name, string Label, bool ShowLabel, bool Visible, int ColumnCount, IReadOnlyList<IReadOnlyList<CellModel>> Rows);

public sealed record CellModel(string Label, bool ShowLabel, bool Visible, int ColumnSpan, int RowSpan, ControlModel? Control);

/// <param name="ClassId">Lower case, without braces: what kind of control it is.</param>
/// <param name="Column">Logical name of the column, or null for sub-grids, timelines and web resources.</param>
public sealed record ControlModel(string Id, string ClassId, string? Column, bool Disabled, IReadOnlyDictionary<string, string> Parameters);

/// <param name="Event">onload, onsave or onchange.</param>
public sealed record HandlerModel(string Event, string? Column, string Function, string Library, bool PassContext);
