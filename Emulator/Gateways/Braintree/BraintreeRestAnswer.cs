using System.Xml.Linq;
using CrmPayments.Emulator.Gateways.Faults;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>An answer of the XML API.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Content">Null for a bare status.</param>
internal sealed record BraintreeRestAnswer(int Status, XElement? Content)
{
    public static BraintreeRestAnswer NotFound { get; } = new(404, null);

    /// <summary>422 with one error under the resource.</summary>
    public static BraintreeRestAnswer Refused(BraintreeRefusal why, string resource) => why.Class == "NOT_FOUND" ? NotFound : new(422, new XElement(
        "api-error-response",
        new XElement("errors", Xml.Array("errors", []), new XElement(resource, Xml.Array("errors", [Error(why)]))),
        new XElement("params"),
        new XElement("message", why.Message)));

    /// <summary>422 without an error, but with the transaction that the bank or the gateway declined.</summary>
    public static BraintreeRestAnswer Declined(XElement transaction, string message) => new(422, new XElement(
        "api-error-response",
        new XElement("errors", Xml.Array("errors", [])),
        new XElement("params"),
        new XElement("message", message),
        transaction));

    public VendorAnswer ToVendorAnswer() => new(Status, "application/xml", Content is null ? "" : $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{Content.ToString(SaveOptions.DisableFormatting)}");

    private static XElement Error(BraintreeRefusal why) => new(
        "error", new XElement("code", why.Code), new XElement("attribute", new XAttribute("type", "symbol"), why.Attribute), new XElement("message", why.Message));
}
