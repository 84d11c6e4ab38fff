using System.Globalization;
using CrmPayments.Core.Messages;

namespace CrmPayments.Core.Risk;

/// <summary>The email templates of one-time codes that the solution brings, one for each language. Administrators may change their texts, not what they are.</summary>
public static class StepUpTemplates
{
    /// <param name="lcid">Any language; English for one that we do not have.</param>
    /// <returns>The template's fixed id: the last digits are the language.</returns>
    public static Guid IdOf(int lcid) => new(string.Format(CultureInfo.InvariantCulture, "7c0a1f10-0036-4c70-a000-0100{0:D8}", CustomerLanguages.Nearest(lcid)));
}
