using Microsoft.Crm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Security;

/// <summary>How roleprivileges keeps a depth: 1 Basic, 2 Local, 4 Deep, 8 Global.</summary>
internal static class PrivilegeMasks
{
    public static int Of(PrivilegeDepth depth) => 1 << (int)depth;

    public static PrivilegeDepth DepthOf(int mask) => mask switch
    {
        >= 8 => PrivilegeDepth.Global,
        >= 4 => PrivilegeDepth.Deep,
        >= 2 => PrivilegeDepth.Local,
        _ => PrivilegeDepth.Basic,
    };
}
