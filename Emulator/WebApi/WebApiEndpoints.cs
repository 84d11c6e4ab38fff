using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.WebApi.Endpoints;
using CrmPayments.Emulator.WebApi.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmPayments.Emulator.WebApi;

/// <summary>The Web API as endpoints of an ASP.NET Core application.</summary>
public static class WebApiEndpoints
{
    private static readonly string[] Versions = ["v9.0", "v9.1", "v9.2"];

    /// <summary>Maps <c>/api/data/v9.0</c>, <c>v9.1</c> and <c>v9.2</c>; listening on loopback only is the host's job.</summary>
    public static IEndpointRouteBuilder MapDataverseWebApi(this IEndpointRouteBuilder routes, EmbeddedDataverse dataverse, WebApiOptions options)
    {
        var adapter = new HttpAdapter(new WebApiService(dataverse, options), new CallerResolver(dataverse));
        foreach (var version in Versions)
            routes.Map($"/api/data/{version}/{{**path}}", (HttpContext context) => adapter.AnswerAsync(context, version));
        return routes;
    }
}
