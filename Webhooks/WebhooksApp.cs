using Azure.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CrmPayments.Webhooks;

/// <summary>The service's composition: used by its own Program and by the emulator.</summary>
public static class WebhooksApp
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services, Action<WebhooksOptions> configure)
    {
        services.AddOptions<WebhooksOptions>().Configure(configure)
            .Validate(options => options.DataverseUrl is { IsAbsoluteUri: true }, "Webhooks:DataverseUrl is missing: set it to the environment's address, such as https://contoso.crm.dynamics.com.")
            .Validate(options => options.DataverseUrl?.IsLoopback == true || options.DataverseUrl?.Scheme == Uri.UriSchemeHttps, "Webhooks:DataverseUrl must be HTTPS.");
        services.TryAddSingleton(TimeProvider.System);
        services.AddMemoryCache();
        services.AddSingleton<IAccessTokens>(provider => Tokens(provider.GetRequiredService<IOptions<WebhooksOptions>>().Value));
        services.AddHttpClient<DataverseClient>((provider, http) =>
        {
            http.BaseAddress = new Uri(provider.GetRequiredService<IOptions<WebhooksOptions>>().Value.DataverseUrl!, "/");
            http.Timeout = TimeSpan.FromSeconds(25);
        });
        services.AddTransient<GatewayAccounts>();
        services.AddSingleton<DueWorkStatus>();
        services.AddHostedService<DueWorkTimer>();
        return services;
    }

    public static IEndpointRouteBuilder MapWebhooks(this IEndpointRouteBuilder routes)
    {
        NotificationEndpoints.Map(routes);
        routes.MapGet("/webhooks/health", Health);
        return routes;
    }

    private static Ok<DueWorkHealth> Health(DueWorkStatus status) => TypedResults.Ok(new DueWorkHealth(status.Last));

    private static IAccessTokens Tokens(WebhooksOptions options) => options.EmulatorUser.Length > 0 && options.DataverseUrl!.IsLoopback
        ? new EmulatorUser(options.EmulatorUser)
        : new EntraTokens(new DefaultAzureCredential(), options.DataverseUrl!);
}

/// <param name="LastRun">Null: this copy has not run due work yet.</param>
public sealed record DueWorkHealth(DueWorkRun? LastRun);
