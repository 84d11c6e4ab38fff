using System.Globalization;
using System.Net;
using System.Xml;
using System.Xml.Linq;
using CrmPayments.Emulator.WebApi.Errors;

namespace CrmPayments.Emulator.WebApi.Query;

/// <summary>The page a client asks for next: the platform's <c>&lt;cookie pagenumber=… pagingcookie=…/&gt;</c>, opaque to clients.</summary>
/// <param name="PageNumber">From 2.</param>
/// <param name="PagingCookie">What the organization service gave with the page before; may be empty.</param>
public sealed record SkipToken(int PageNumber, string PagingCookie)
{
    /// <exception cref="WebApiException">400: not a token this server gave.</exception>
    public static SkipToken Parse(string text)
    {
        try
        {
            // dataverse-webapi encodes the next link once more and puts a slash behind it.
            var plain = text.StartsWith('%') ? Uri.UnescapeDataString(text) : text;
            var cookie = XElement.Parse(plain[..(plain.LastIndexOf('>') + 1)]);
            return new((int)cookie.Attribute("pagenumber")!, WebUtility.UrlDecode(WebUtility.UrlDecode((string?)cookie.Attribute("pagingcookie") ?? "")));
        }
        catch (Exception failure) when (failure is XmlException or FormatException or OverflowException or ArgumentNullException)
        {
            throw WebApiException.BadQuery("Malformed $skiptoken: use the @odata.nextLink of the page before, unchanged.");
        }
    }

    /// <summary>The cookie is encoded twice, as the platform does, because it travels as XML inside XML inside a URL.</summary>
    public override string ToString() => new XElement("cookie",
        new XAttribute("pagenumber", PageNumber.ToString(CultureInfo.InvariantCulture)),
        new XAttribute("pagingcookie", Uri.EscapeDataString(Uri.EscapeDataString(PagingCookie))),
        new XAttribute("istracking", "False")).ToString(SaveOptions.DisableFormatting);
}
