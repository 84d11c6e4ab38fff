using System.Globalization;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Http;
using CrmPayments.Emulator.WebApi.Payload;
using CrmPayments.Emulator.WebApi.Url;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Definitions;

/// <summary>GET below EntityDefinitions, RelationshipDefinitions and GlobalOptionSetDefinitions.</summary>
internal static class DefinitionEndpoint
{
    public static ApiResponse Answer(ApiRequest request, DefinitionCatalog catalog, int language)
    {
        if (!request.IsGet)
            throw WebApiException.NotEmulated($"Changing definitions ({request.Method})");
        RefuseOptions(request.Uri);
        var parser = new ODataUriParser(DefinitionModel.Instance, request.ServiceRoot, request.Uri) { Resolver = new UriResolver(DefinitionModel.Instance) };
        var path = parser.ParsePath();
        JToken found = new JArray();
        foreach (var segment in path)
            found = Next(found, segment, catalog, language);
        return Show(request, parser, path, found);
    }

    private static void RefuseOptions(Uri uri)
    {
        var options = new QueryOptions(uri);
        options.Check();
        foreach (var option in new[] { "$orderby", "$top", "$apply", "$skiptoken", "fetchXml" }.Where(option => options[option] is not null))
            throw WebApiException.BadQuery($"The query parameter {option} is not supported for definitions.");
    }

    private static JToken Next(JToken from, ODataPathSegment segment, DefinitionCatalog catalog, int language) => (segment, from) switch
    {
        (EntitySetSegment set, _) => catalog.Of(set.EntitySet.Name, language),
        (KeySegment key, JArray many) => Keyed(key, many),
        (NavigationPropertySegment navigation, JObject one) => one[navigation.NavigationProperty.Name] ?? JValue.CreateNull(),
        (TypeSegment cast, JArray many) => new JArray(many.Where(each => IsOf(each, cast))),
        (TypeSegment cast, JObject one) => IsOf(one, cast) ? one : throw WebApiException.NoSuchSegment(cast.Identifier),
        (PropertySegment property, JObject one) => one[property.Property.Name] ?? JValue.CreateNull(),
        (CountSegment, JArray many) => new JValue(many.Count),
        _ => throw WebApiException.NotEmulated($"The path segment '{segment.Identifier}' at this place"),
    };

    private static JObject Keyed(KeySegment segment, JArray many)
    {
        var key = segment.Keys.Single();
        var text = Convert.ToString(key.Value, CultureInfo.InvariantCulture);
        return many.OfType<JObject>().FirstOrDefault(each => string.Equals((string?)each[key.Key], text, StringComparison.OrdinalIgnoreCase))
            ?? throw new WebApiException(404, ErrorCodes.ObjectDoesNotExist, $"Could not find a definition with {key.Key} '{text}'.");
    }

    private static bool IsOf(JToken definition, TypeSegment cast)
    {
        var wanted = (IEdmEntityType)cast.EdmType.AsElementType();
        var own = DefinitionModel.Instance.FindDeclaredType(((string?)definition[AnnotationNames.Type] ?? "").TrimStart('#')) as IEdmEntityType;
        return own is not null && own.IsOrInheritsFrom(wanted);
    }

    private static ApiResponse Show(ApiRequest request, ODataUriParser parser, ODataPath path, JToken found)
    {
        var last = path.LastSegment;
        if (last is CountSegment)
            return ApiResponse.Text(found.ToString(), "text/plain");
        if (found.Type == JTokenType.Null)
            return ApiResponse.NoContent();
        var json = new JObject { [AnnotationNames.Context] = $"{request.ServiceRoot}$metadata#{Fragment(path)}" };
        if (last is PropertySegment)
            json["value"] = found.DeepClone();
        else if (found is JArray many)
            json["value"] = new JArray(Shown(parser, last, many));
        else
            json.Merge(DefinitionProjection.Project((JObject)found, TypeOf(last), parser.ParseSelectAndExpand()));
        return ApiResponse.Of(200, json);
    }

    private static IEnumerable<JObject> Shown(ODataUriParser parser, ODataPathSegment last, JArray many)
    {
        var (filter, clause, type) = (parser.ParseFilter(), parser.ParseSelectAndExpand(), TypeOf(last));
        return many.Cast<JObject>().Where(each => DefinitionFilter.Accepts(filter, each)).Select(each => DefinitionProjection.Project(each, type, clause));
    }

    private static IEdmEntityType TypeOf(ODataPathSegment segment) => (IEdmEntityType)segment.EdmType.AsElementType();

    private static string Fragment(ODataPath path) => path.FirstSegment.Identifier + (path.LastSegment is KeySegment or TypeSegment { EdmType: IEdmEntityType } ? "/$entity" : "");
}
