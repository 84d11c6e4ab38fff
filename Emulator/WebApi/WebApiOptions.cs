namespace CrmPayments.Emulator.WebApi;

/// <summary>Limits and names of the Web API; the defaults are the platform's where it publishes one.</summary>
public sealed record WebApiOptions
{
    /// <summary>Bytes of a request's body, batch included; above it the answer is 413.</summary>
    public int MaxRequestBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Nesting of a JSON body; deeper is refused as malformed.</summary>
    public int MaxJsonDepth { get; init; } = 32;

    /// <summary>Rows of a page when the client asks for no size, and the most it may ask for.</summary>
    public int MaxPageSize { get; init; } = 5000;

    /// <summary>Requests of one batch.</summary>
    public int MaxBatchRequests { get; init; } = 1000;

    /// <summary>The cookie that names the signed-in user by domain name; <c>Authorization: Bearer</c> goes before it.</summary>
    public string UserCookie { get; init; } = "cpay_user";
}
