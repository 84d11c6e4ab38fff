namespace CrmPayments.Solution.Packager;

/// <summary>Values are those of the manifest's element Managed.</summary>
public enum PackageType
{
    /// <summary>For development: components can be changed in the target and stay when the solution goes.</summary>
    Unmanaged = 0,

    /// <summary>For everywhere else: layered, upgradable, removable.</summary>
    Managed = 1,
}
