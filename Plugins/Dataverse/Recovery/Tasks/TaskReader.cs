namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>A user who can be written to about a task.</summary>
/// <param name="User">With an email address, and enabled.</param>
/// <param name="Language">Of their user interface (LCID).</param>
internal sealed record TaskReader(EntityReference User, int Language);
