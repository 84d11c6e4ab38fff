using System.Text;
using System.Xml;
using CrmPayments.Emulator.WebApi.Http;
using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Payload;
using Microsoft.OData.Edm.Csdl;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Endpoints;

/// <summary>The service document and $metadata.</summary>
internal static class DocumentEndpoint
{
    public static ApiResponse Service(Exchange exchange) => ApiResponse.Of(200, new JObject
    {
        [AnnotationNames.Context] = $"{exchange.Root}$metadata",
        ["value"] = new JArray(exchange.Model.Organization.Tables.Values
            .Select(table => table.EntitySetName).Order(StringComparer.Ordinal)
            .Select(set => new JObject { ["name"] = set, ["kind"] = "EntitySet", ["url"] = set })),
    });

    public static ApiResponse Csdl(WebApiModel model)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(new Utf8Writer(text), new XmlWriterSettings { OmitXmlDeclaration = false }))
        {
            if (!CsdlWriter.TryWriteCsdl(model.Published, writer, CsdlTarget.OData, out var errors))
                throw new InvalidOperationException("The model cannot be written as CSDL: " + string.Join("; ", errors));
        }
        return ApiResponse.Text(text.ToString(), "application/xml");
    }

    private sealed class Utf8Writer(StringBuilder text) : StringWriter(text, System.Globalization.CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
