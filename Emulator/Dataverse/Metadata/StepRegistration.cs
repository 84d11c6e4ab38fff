namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>A plug-in step.</summary>
/// <param name="Message">Create, Update, ...</param>
/// <param name="PrimaryTable">Logical name; null: every table.</param>
/// <param name="Stage">10, 20 or 40.</param>
/// <param name="Mode">0 synchronous, 1 asynchronous.</param>
/// <param name="Rank">Execution order, ascending.</param>
/// <param name="FilteringAttributes">Update only; empty: any column.</param>
/// <param name="Configuration">Unsecure configuration; null: none.</param>
/// <param name="AsyncAutoDelete">Whether the system job is removed once it succeeded.</param>
/// <param name="ImpersonatingUserId">Null: the caller.</param>
public sealed record StepRegistration(
    Guid Id, string Name, string Message, string? PrimaryTable, int Stage, int Mode, int Rank,
    IReadOnlyList<string> FilteringAttributes, IReadOnlyList<StepImage> Images, string? Configuration,
    bool AsyncAutoDelete, Guid? ImpersonatingUserId, Guid PluginTypeId);

/// <param name="ImageType">0 before, 1 after, 2 both.</param>
/// <param name="Columns">Empty: all.</param>
public sealed record StepImage(string Alias, int ImageType, IReadOnlyList<string> Columns, string MessagePropertyName);
