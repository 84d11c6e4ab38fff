using System.Globalization;

namespace CrmPayments.Plugins.Gateways;

/// <summary>The gateway failed too often and is left alone for a while: the work waits, and nothing was sent. Its sentence is for an administrator.</summary>
/// <param name="gateway">The row's name.</param>
/// <param name="until">When to come back.</param>
internal sealed class GatewayPausedException(string gateway, DateTimeOffset until) : InvalidOperationException(string.Format(
    CultureInfo.InvariantCulture, "The gateway '{0}' is paused after repeated failures. It is tried again from {1:u}; until then its work waits.", gateway, until.UtcDateTime))
{
    public DateTimeOffset Until => until;
}
