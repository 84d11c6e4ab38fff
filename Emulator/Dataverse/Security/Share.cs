using Microsoft.Crm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Security;

/// <summary>One row shared with one user or team.</summary>
internal sealed record Share(Guid Id, Guid PrincipalId, string PrincipalTable, AccessRights Mask);
