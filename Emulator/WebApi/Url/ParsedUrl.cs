using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Model;
using Microsoft.OData;
using Microsoft.OData.UriParser;

namespace CrmPayments.Emulator.WebApi.Url;

/// <summary>A request's URL, understood by the OData parser.</summary>
public sealed class ParsedUrl
{
    private ParsedUrl(ODataUriParser parser, Address address, QueryOptions options) => (Parser, Address, Options) = (parser, address, options);

    /// <summary>Still knows $filter, $select and the rest; each is parsed when asked for.</summary>
    public ODataUriParser Parser { get; }

    public Address Address { get; }

    public QueryOptions Options { get; }

    /// <exception cref="ODataException">The URL is not OData, or names what the model has not.</exception>
    /// <exception cref="WebApiException">An option or path that is not understood.</exception>
    public static ParsedUrl Parse(WebApiModel model, Uri serviceRoot, Uri uri)
    {
        var options = new QueryOptions(uri);
        options.Check();
        var parser = new ODataUriParser(model.Edm, serviceRoot, uri) { Resolver = new UriResolver(model.Edm), UrlKeyDelimiter = ODataUrlKeyDelimiter.Parentheses };
        return new ParsedUrl(parser, new AddressReader(model).Read(parser.ParsePath()), options);
    }
}
