using System.Text;
using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.WebApi;
using CrmPayments.Emulator.WebApi.Endpoints;
using CrmPayments.Emulator.WebApi.Http;
using CrmPayments.Emulator.WebApi.Url;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.WebApi.Support;

/// <summary>Requests that are only translated: what message would they send?</summary>
internal static class Exchanges
{
    public static Exchange Of(string method, string relative, string body = "", params (string Name, string Value)[] headers)
    {
        var sent = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);
        var request = new ApiRequest(method, Translation.Root, new Uri(Translation.Root, relative), sent, Encoding.UTF8.GetBytes(body), new Caller(Guid.Empty));
        var session = new Session(_ => throw new InvalidOperationException("Nothing is sent here."));
        return new Exchange(request, ParsedUrl.Parse(TestModel.Instance, Translation.Root, request.Uri), TestModel.Instance, new WebApiOptions(), session, new Dictionary<string, string> { ["1"] = $"contacts({Ids.A})" });
    }

    public static Write WriteOf(string method, string relative, string body = "", params (string Name, string Value)[] headers) =>
        Dispatcher.WriteOf(Of(method, relative, body, headers), inChangeSet: false);

    public static OrganizationRequest RequestOf(string method, string relative, string body = "", params (string Name, string Value)[] headers) =>
        WriteOf(method, relative, body, headers).Request;
}
