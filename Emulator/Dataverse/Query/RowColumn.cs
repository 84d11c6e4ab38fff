using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>One column of the answer.</summary>
/// <param name="Name">Logical name; empty for count(*).</param>
/// <param name="Alias">Null: its own name.</param>
/// <param name="Aggregate">None for a plain or grouped column.</param>
public sealed record RowColumn(
    string Name, string? Alias = null, XrmAggregateType Aggregate = XrmAggregateType.None, bool GroupBy = false,
    XrmDateTimeGrouping Grouping = XrmDateTimeGrouping.None, bool Distinct = false);
