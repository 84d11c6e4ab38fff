using Azure.Identity;
using CrmPayments.Webhooks.StatusPage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CrmPayments.Webhooks;

/// <summary>The service's composition: used by its own Program and by the emulator.</summary>
public static class WebhooksApp
{
    private const int LargestAnswer = 1_000_000;

    /// <summary>The start fails, with a sentence, when the options are not usable.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, Action<WebhooksOptions> configure)
    {
        services.AddOptions<WebhooksOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebhooksOptions>, WebhooksOptionsRules>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAccessTokens>(provider => Tokens(provider.GetRequiredService<IOptions<WebhooksOptions>>().Value));
        AddDataverse(services);
        services.AddSingleton<GatewayAccounts>();
        services.AddSingleton<NotificationInbox>();
        services.AddSingleton<DueWorkStatus>();
        services.AddHostedService<DueWorkTimer>();
        AddStatusPage(services);
        return services;
    }

    public static IEndpointRouteBuilder MapWebhooks(this IEndpointRouteBuilder routes)
    {
        NotificationEndpoints.Map(routes);
        StatusPageEndpoints.Map(routes);
        routes.MapGet("/webhooks/health", Health);
        return routes;
    }

    private static Ok<DueWorkHealth> Health(DueWorkStatus status) => TypedResults.Ok(new DueWorkHealth(status.Last));

    private static void AddStatusPage(IServiceCollection services)
    {
        services.AddSingleton<StatusPageKey>();
        services.AddSingleton<StatusPageLimits>();
        services.AddSingleton<StatusPages>();

        // These write the paths of requests, and the path of a status page is what lets one in.
        services.AddLogging(logging => logging
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Routing", LogLevel.Warning));
    }

    /// <summary>Singletons keep the client, so its connections are renewed by age and not with the client.</summary>
    private static void AddDataverse(IServiceCollection services) => services
        .AddHttpClient<DataverseClient>((provider, http) =>
        {
            http.BaseAddress = new Uri(provider.GetRequiredService<IOptions<WebhooksOptions>>().Value.DataverseUrl!, "/");
            http.Timeout = TimeSpan.FromSeconds(25);
            http.MaxResponseContentBufferSize = LargestAnswer;
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan);

    private static IAccessTokens Tokens(WebhooksOptions options) => options.EmulatorUser.Length > 0
        ? new EmulatorUser(options.EmulatorUser)
        : new EntraTokens(new DefaultAzureCredential(), options.DataverseUrl!);
}

/// <param name="LastRun">Null: this copy has not run due work yet.</param>
public sealed record DueWorkHealth(DueWorkRun? LastRun);
