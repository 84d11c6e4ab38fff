using System.Globalization;

namespace System.ServiceModel;

public class FaultReasonText
{
    /// <summary>A text in the current culture's language.</summary>
    public FaultReasonText(string text)
        : this(text, CultureInfo.CurrentCulture)
    {
    }

    public FaultReasonText(string text, CultureInfo cultureInfo)
        : this(text, (cultureInfo ?? throw new ArgumentNullException(nameof(cultureInfo))).Name)
    {
    }

    public FaultReasonText(string text, string xmlLang)
    {
        Text = text ?? throw new ArgumentNullException(nameof(text));
        XmlLang = xmlLang ?? throw new ArgumentNullException(nameof(xmlLang));
    }

    public string Text { get; }

    /// <summary>A culture's name such as es-CO; empty for the invariant culture.</summary>
    public string XmlLang { get; }

    public bool Matches(CultureInfo cultureInfo) => XmlLang == cultureInfo.Name;
}
