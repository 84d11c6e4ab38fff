using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Gateways.Http;

/// <summary>Tells a request that certainly never arrived from one that may have. In doubt it may have.</summary>
internal static class NetworkFault
{
    private static readonly HashSet<SocketError> NoConnection =
    [
        SocketError.ConnectionRefused, SocketError.HostNotFound, SocketError.NoData, SocketError.TryAgain,
        SocketError.HostUnreachable, SocketError.NetworkUnreachable, SocketError.AddressNotAvailable,
    ];

    private static readonly HashSet<WebExceptionStatus> NoRequest =
    [
        WebExceptionStatus.NameResolutionFailure, WebExceptionStatus.ProxyNameResolutionFailure, WebExceptionStatus.ConnectFailure,
        WebExceptionStatus.TrustFailure, WebExceptionStatus.SecureChannelFailure,
    ];

    /// <summary>The ways in which the network, and not our code, fails.</summary>
    public static bool Is(Exception fault) =>
        fault is HttpRequestException or OperationCanceledException or IOException or SocketException or WebException or AuthenticationException;

    // The texts are ours: an exception's message may name hosts, and what a proxy answered.
    public static HttpAnswer Classify(Exception fault) => fault switch
    {
        OperationCanceledException => new HttpAnswer.Lost("The gateway did not answer in time."),
        _ when CertainlyNotSent(fault) => new HttpAnswer.NotSent(DeclineReason.GatewayUnavailable, "The gateway could not be reached."),
        _ => new HttpAnswer.Lost("The connection to the gateway broke before its answer was complete."),
    };

    // Only the first cause counts: a socket error below an I/O error happened while data were already flowing.
    private static bool CertainlyNotSent(Exception fault) => (fault is HttpRequestException ? fault.InnerException : fault) switch
    {
        SocketException socket => NoConnection.Contains(socket.SocketErrorCode),
        WebException web => NoRequest.Contains(web.Status),
        AuthenticationException => true,
        _ => false,
    };
}
