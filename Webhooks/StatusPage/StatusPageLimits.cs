using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace CrmPayments.Webhooks.StatusPage;

/// <summary>How many status pages are shown each minute: to one address, and by this copy. Behind a proxy, addresses are only known where forwarded headers are switched on.</summary>
internal sealed class StatusPageLimits : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress?> _limits;

    public StatusPageLimits(IOptions<WebhooksOptions> options) => _limits = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<IPAddress?, string>(address => EachMinute(SiteOf(address), options.Value.StatusPagesEachMinuteToOneAddress)),
        PartitionedRateLimiter.Create<IPAddress?, string>(_ => EachMinute("", options.Value.StatusPagesEachMinute)));

    /// <summary>To be disposed of at the end of the request.</summary>
    public RateLimitLease Acquire(IPAddress? address) => _limits.AttemptAcquire(address);

    public void Dispose() => _limits.Dispose();

    private static RateLimitPartition<string> EachMinute(string site, int most) => RateLimitPartition.GetFixedWindowLimiter(
        site, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) });

    /// <summary>Whoever has one IPv6 address has 2^64 of them.</summary>
    private static string SiteOf(IPAddress? address) => address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
        ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
        : address?.ToString() ?? "";
}
