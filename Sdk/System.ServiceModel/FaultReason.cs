using System.Globalization;

namespace System.ServiceModel;

/// <summary>A SOAP fault's text, in one or more languages.</summary>
public class FaultReason
{
    private readonly FaultReasonText[] _translations;

    public FaultReason(string text)
        : this(new FaultReasonText(text))
    {
    }

    public FaultReason(FaultReasonText translation)
        : this([translation])
    {
    }

    /// <exception cref="ArgumentException">There is no text.</exception>
    public FaultReason(IEnumerable<FaultReasonText> translations)
    {
        _translations = [.. translations];
        if (_translations.Length == 0 || _translations.Contains(null))
        {
            throw new ArgumentException("A reason has at least one text.", nameof(translations));
        }
    }

    public FaultReasonText GetMatchingTranslation() => GetMatchingTranslation(CultureInfo.CurrentCulture);

    /// <summary>The text in the culture's language, else the first.</summary>
    public FaultReasonText GetMatchingTranslation(CultureInfo cultureInfo) =>
        _translations.FirstOrDefault(text => text.Matches(cultureInfo)) ?? _translations[0];

    public override string ToString() => GetMatchingTranslation(CultureInfo.CurrentCulture).Text;
}
