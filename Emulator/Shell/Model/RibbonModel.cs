namespace CrmPayments.Emulator.Shell.Model;

/// <summary>What the solution adds to a table's command bars.</summary>
public sealed record RibbonModel(IReadOnlyList<ButtonModel> Buttons, IReadOnlyDictionary<string, CommandModel> Commands);

/// <param name="Place">Form, HomepageGrid or SubGrid.</param>
/// <param name="Icon">Web resource name, or empty.</param>
public sealed record ButtonModel(string Id, string Place, string Command, string Label, string ToolTip, string Icon, int Sequence);

public sealed record CommandModel(IReadOnlyList<RuleModel> EnableRules, IReadOnlyList<RuleModel> DisplayRules, IReadOnlyList<ActionModel> Actions);

/// <summary>One rule element. <paramref name="Kind"/> is its element name (SelectionCountRule); a rule that is named but not defined has the kind "Undefined".</summary>
public sealed record RuleModel(string Id, string Kind, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<ParameterModel> Parameters);

/// <param name="Library">Web resource name.</param>
public sealed record ActionModel(string Function, string Library, IReadOnlyList<ParameterModel> Parameters);

/// <param name="Kind">Element name: CrmParameter, StringParameter, BoolParameter, IntParameter.</param>
public sealed record ParameterModel(string Kind, string Value);
