namespace CrmPayments.Core.Gateways;

/// <summary>A payment link as its gateway tells it.</summary>
/// <param name="Id">The gateway's.</param>
/// <param name="Reference">Ours; empty where the gateway no longer tells it.</param>
/// <param name="Url">Where the customer pays; empty where the gateway no longer tells.</param>
/// <param name="Amount">What is to be paid.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Charge">What it ended in; null while nobody has paid, or where the gateway does not tell.</param>
public sealed record PaymentLink(string Id, string Reference, string Url, Money Amount, PaymentLinkStatus Status, GatewayCharge? Charge)
{
    /// <summary>From when on the provider takes no money with it; null where it does not tell.</summary>
    public DateTimeOffset? ExpiresOn { get; init; }

    /// <summary>Whether it is what was asked for, and leads somewhere as long as it can be paid.</summary>
    internal bool Answers(PaymentLinkOrder order) =>
        Amount.IsSameAs(order.Amount) && Reference == order.Reference && (Url.Length > 0 || Status != PaymentLinkStatus.Open);

    /// <summary>An address that may be sent to a customer; empty for anything but an absolute HTTPS one, or HTTP on this machine's own loopback, which is a simulator's.</summary>
    internal static string SafeUrl(string? url) =>
        url is { Length: <= 2000 } && Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback)) ? url : "";
}
