namespace CrmPayments.Emulator.Shell;

/// <summary>What the shell asks of the environment besides the Web API: who can sign in, and what they may.</summary>
public interface IShellDirectory
{
    /// <summary>Enabled people, by name; the platform's own SYSTEM is not one of them.</summary>
    IReadOnlyList<ShellUser> Users();

    /// <summary>Depth by privilege name (prvReadContact): 1 user, 2 business unit, 4 with children, 8 organization. A missing name is no right.</summary>
    IReadOnlyDictionary<string, int> PrivilegesOf(Guid userId);

    /// <summary>LCID of the user's language, 1033 when none is set.</summary>
    int LanguageOf(Guid userId);
}

/// <param name="Id">systemuserid.</param>
/// <param name="DomainName">What the sign-in cookie and <c>Authorization: Bearer</c> carry.</param>
/// <param name="FullName">As people read it.</param>
/// <param name="Title">What the user is in the demo, or empty.</param>
public sealed record ShellUser(Guid Id, string DomainName, string FullName, string Title);
