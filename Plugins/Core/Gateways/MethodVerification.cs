using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Gateways;

/// <summary>Whether a stored method works. Closed: these three and no others.</summary>
public abstract record MethodVerification
{
    private MethodVerification()
    {
    }

    public T Match<T>(Func<Valid, T> valid, Func<Invalid, T> invalid, Func<Unknown, T> unknown) => this switch
    {
        Valid it => valid(it),
        Invalid it => invalid(it),
        Unknown it => unknown(it),
        _ => throw new InvalidOperationException("MethodVerification is closed."),
    };

    /// <summary>The bank would take it.</summary>
    /// <param name="Method">What the gateway has of it now; null when it does not tell.</param>
    public sealed record Valid(GatewayPaymentMethod? Method) : MethodVerification;

    /// <summary>The bank or the gateway said no.</summary>
    public sealed record Invalid(DeclineReason Reason, string GatewayCode, string GatewayText) : MethodVerification;

    /// <summary>No word that can be relied on: ask again later.</summary>
    public sealed record Unknown(string Text) : MethodVerification;
}
