using CrmPayments.Emulator.Gateways.Issuing;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>A sale as either API asks for it.</summary>
public sealed record BraintreeChargeOrder
{
    /// <summary>As sent: a decimal in major units.</summary>
    public required string? Amount { get; init; }

    public string MerchantAccountId { get; init; } = BraintreeMerchantAccounts.Default;

    public string OrderId { get; init; } = "";

    public string CustomerId { get; init; } = "";

    public string MethodToken { get; init; } = "";

    public required BraintreeInstrument Instrument { get; init; }

    public string Source { get; init; } = "";

    /// <summary>False: only authorized.</summary>
    public bool Submit { get; init; } = true;

    /// <summary>apiRequestKey; empty for none, which switches duplicate checking on.</summary>
    public string RequestKey { get; init; } = "";

    /// <summary>The code of an injected decline; null for none.</summary>
    public string? DeclineWith { get; init; }

    /// <summary>The bank behind; null: the test data decide.</summary>
    public IIssuer? Issuer { get; init; }
}
