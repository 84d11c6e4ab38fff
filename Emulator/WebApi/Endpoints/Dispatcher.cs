using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Http;
using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Url;

namespace CrmPayments.Emulator.WebApi.Endpoints;

/// <summary>Which endpoint answers which method and address.</summary>
internal static class Dispatcher
{
    /// <summary>Answers a request that stands alone.</summary>
    public static ApiResponse Answer(Exchange exchange)
    {
        if (exchange.Request.IsGet && exchange.Url.Address is not Address.Call)
            return Read(exchange);
        var write = WriteOf(exchange, inChangeSet: false);
        return write.Answer(exchange.Session.Execute(write.Request));
    }

    /// <summary>The message a changing request stands for; nothing has happened yet.</summary>
    public static Write WriteOf(Exchange exchange, bool inChangeSet)
    {
        var write = Translate(exchange, inChangeSet);
        OptionalHeaders.Copy(exchange.Request.Headers, write.Request);
        return write;
    }

    private static Write Translate(Exchange exchange, bool inChangeSet) => (exchange.Request.Method, exchange.Url.Address) switch
    {
        (_, Address.Call call) => OperationEndpoint.Call(exchange, call),
        ("POST", Address.Rows rows) => RowWrites.Create(exchange, rows.Table, withId: inChangeSet),
        ("POST", Address.Related { Navigation: Navigation.ToMany many } related) => CreateRelated(exchange, related, many, inChangeSet),
        ("PATCH", Address.OneRow row) => RowWrites.Patch(exchange, row),
        ("DELETE", Address.OneRow row) => RowWrites.Delete(exchange, row),
        ("PUT", Address.Property property) => RowWrites.Property(exchange, property, clear: false),
        ("DELETE", Address.Property property) => RowWrites.Property(exchange, property, clear: true),
        ("POST" or "PUT", Address.Link link) => LinkWrites.Add(exchange, link),
        ("DELETE", Address.Link link) => LinkWrites.Remove(exchange, link),
        var (method, _) => throw WebApiException.MethodNotAllowed(method, exchange.Request.Uri.AbsolutePath),
    };

    private static ApiResponse Read(Exchange exchange) => exchange.Url.Address switch
    {
        Address.ServiceDocument => DocumentEndpoint.Service(exchange),
        Address.Csdl => DocumentEndpoint.Csdl(exchange.Model),
        Address.Rows rows => RowsEndpoint.List(exchange, rows),
        Address.OneRow row => RowEndpoint.Retrieve(exchange, row),
        Address.Property property => RowEndpoint.Property(exchange, property),
        Address.Related { Navigation: Navigation.ToOne one } related => RowEndpoint.Related(exchange, related, one),
        Address.Related related => RowsEndpoint.Related(exchange, related),
        Address.Link { Navigation: Navigation.ToOne one } link => RowEndpoint.Link(exchange, link, one),
        Address.Link => throw WebApiException.NotEmulated("GET of a collection's $ref"),
        _ => throw WebApiException.MethodNotAllowed("GET", exchange.Request.Uri.AbsolutePath),
    };

    /// <summary>POST to a collection under a row creates a row that points to it.</summary>
    private static Write CreateRelated(Exchange exchange, Address.Related related, Navigation.ToMany many, bool inChangeSet)
    {
        var table = exchange.Model.Organization.Tables[many.Relationship.ReferencingTable];
        var write = RowWrites.Create(exchange, table, inChangeSet);
        ((Microsoft.Xrm.Sdk.Messages.CreateRequest)write.Request).Target[many.Relationship.ReferencingColumn] = related.Row.Reference;
        return write;
    }
}
