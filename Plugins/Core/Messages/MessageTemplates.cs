using System.Globalization;

namespace CrmPayments.Core.Messages;

/// <summary>The email templates that the solution brings, one for each stage and language. Administrators may change their texts, not what they are.</summary>
public static class MessageTemplates
{
    /// <param name="stage">What is told.</param>
    /// <param name="lcid">Any language; English for one that we do not have.</param>
    /// <returns>The template's fixed id: the last digits are the stage's number and the language.</returns>
    public static Guid IdOf(CustomerStage stage, int lcid) => new(string.Format(
        CultureInfo.InvariantCulture, "7c0a1f10-0036-4c70-a000-{0:D4}{1:D8}", stage - CustomerStage.Received, CustomerLanguages.Nearest(lcid)));

    /// <summary>The name it is delivered with.</summary>
    public static string TitleOf(CustomerStage stage, int lcid) => string.Format(
        CultureInfo.InvariantCulture, "Payments: refund {0} ({1})", stage.ToString().ToLowerInvariant(), LanguageName(CustomerLanguages.Nearest(lcid)));

    private static CustomerLanguage LanguageName(int lcid) => lcid switch
    {
        3082 => CustomerLanguage.Spanish,
        1049 => CustomerLanguage.Russian,
        2052 => CustomerLanguage.Chinese,
        _ => CustomerLanguage.English,
    };
}
