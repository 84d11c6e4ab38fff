namespace CrmPayments.Plugins.Platform;

/// <summary>The server's clock, unless the host lends another: a local emulator whose time can be moved.</summary>
internal sealed class SystemClock : IClock
{
    /// <summary>Application-domain data of this name, if it is a <c>Func&lt;DateTime&gt;</c> (UTC), stands in for the clock. Nothing sets it on Dataverse.</summary>
    public const string HostClock = "CrmPayments.Clock";

    public static SystemClock Instance { get; } = new();

#pragma warning disable RS0030 // The one place that may ask the machine for the time.
    public DateTimeOffset Now => AppDomain.CurrentDomain.GetData(HostClock) is Func<DateTime> host
        ? new DateTimeOffset(host(), TimeSpan.Zero)
        : DateTimeOffset.UtcNow;
#pragma warning restore RS0030
}
