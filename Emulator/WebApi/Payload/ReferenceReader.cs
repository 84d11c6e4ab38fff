using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Url;
using Microsoft.OData;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.WebApi.Payload;

/// <summary>Reads the URIs by which payloads point at rows: relative or absolute, by id or alternate key, or <c>$1</c> inside a change set.</summary>
internal sealed class ReferenceReader(WebApiModel model, Uri serviceRoot, IReadOnlyDictionary<string, string> contentIds)
{
    /// <exception cref="FormatException">The text points at no row.</exception>
    public EntityReference Read(string text)
    {
        try
        {
            var uri = new Uri(serviceRoot, Relative(text));
            return serviceRoot.IsBaseOf(uri) && ParsedUrl.Parse(model, serviceRoot, uri).Address is Address.OneRow row
                ? row.Reference
                : throw new FormatException($"'{text}' does not point at a row of this service.");
        }
        catch (Exception failure) when (failure is ODataException or UriFormatException)
        {
            throw new FormatException($"'{text}' does not point at a row: {failure.Message}");
        }
    }

    /// <summary>Clients may lead with a slash, also before a Content-ID.</summary>
    private string Relative(string text)
    {
        var relative = text.TrimStart('/');
        if (relative.StartsWith('$'))
            return contentIds.TryGetValue(relative[1..], out var created) ? created : throw ContentIdMissing(relative);
        // An absolute path ("/api/data/v9.2/accounts(…)") is below the root; everything else is relative to it.
        return text.StartsWith(serviceRoot.AbsolutePath, StringComparison.OrdinalIgnoreCase) ? text : relative;
    }

    public static FormatException ContentIdMissing(string reference) =>
        new($"Content-ID Reference: '{reference}' does not exist in the batch context.");
}
