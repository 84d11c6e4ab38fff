using Microsoft.Crm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Security;

/// <summary>How far one role lets one privilege reach.</summary>
/// <param name="BusinessUnitId">The unit that Local and Deep count from: the user's, or the team's whose role it is.</param>
internal readonly record struct Grant(PrivilegeDepth Depth, Guid BusinessUnitId);
