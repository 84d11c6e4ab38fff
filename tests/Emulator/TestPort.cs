using System.Net;
using System.Net.Sockets;

namespace CrmPayments.Tests.Emulator;

internal static class TestPort
{
    /// <summary>An address of this machine that nobody listened on a moment ago.</summary>
    public static Uri Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
