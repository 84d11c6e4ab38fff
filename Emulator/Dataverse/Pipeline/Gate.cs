using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Security;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>Who may send requests at all, and for whom.</summary>
internal sealed class Gate(Engine engine)
{
    /// <exception cref="System.ServiceModel.FaultException">The user is unknown or disabled, has no role at all (0x80042F09), or may not act for the other one (0x8004A110).</exception>
    public void Admit(Caller caller, RequestScope scope)
    {
        var rights = Known(caller.UserId, scope);
        if (caller.OnBehalfOf is not { } other || other == caller.UserId)
        {
            return;
        }

        if (rights.DepthOf(PrivilegeNames.ActOnBehalfOfAnotherUser) is null)
        {
            throw SecurityFaults.CannotActOnBehalf(caller.UserId);
        }

        Known(other, scope);
    }

    private UserRights Known(Guid userId, RequestScope scope)
    {
        var rights = engine.Security.RightsOf(userId, scope);
        if (!rights.Exists)
        {
            throw DataverseFaults.NoSuchRow("systemuser", userId);
        }

        if (rights.IsDisabled)
        {
            throw SecurityFaults.Disabled(userId);
        }

        return rights.HasEverything || rights.HasRoles ? rights : throw SecurityFaults.NoRoles(userId);
    }
}
