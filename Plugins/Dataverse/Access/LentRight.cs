using CrmPayments.Core.Refunds;

namespace CrmPayments.Plugins.Access;

/// <summary>A deputyship as it was read.</summary>
/// <param name="Between">Whose right, used by whom.</param>
/// <param name="Absent">The absent person, with their name.</param>
/// <param name="Usable">False: the absent person is disabled and has no right to lend.</param>
internal sealed record LentRight(Deputyship Between, EntityReference Absent, bool Usable);
