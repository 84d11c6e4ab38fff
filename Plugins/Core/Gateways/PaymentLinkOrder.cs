namespace CrmPayments.Core.Gateways;

/// <summary>A page where a customer can pay an amount once.</summary>
/// <param name="Reference">Ours, unique for each link: the charge that comes of it carries it. At most 64 of [A-Za-z0-9-].</param>
/// <param name="Amount">Above zero.</param>
/// <param name="Description">What it is for, as the customer reads it; cut where the provider takes less.</param>
/// <param name="CustomerReference">The CRM's id of the customer, kept by the gateway as metadata where it keeps any.</param>
/// <param name="CustomerEmail">Filled in for the customer where the provider can; else empty.</param>
/// <param name="ExpiresOn">From when on it must not be paid any more. A provider with a shorter limit (<see cref="GatewayCapabilities.LongestPaymentLink"/>) ends it earlier.</param>
/// <param name="ReturnUrl">Where the customer goes afterwards; an absolute HTTPS address.</param>
/// <param name="IdempotencyKey">Stays the same when the same link is asked for again.</param>
/// <param name="Language">The customer's, as a locale id (1033, 3082, 1049, 2052); another is left to the provider.</param>
public sealed record PaymentLinkOrder(
    string Reference,
    Money Amount,
    string Description,
    string CustomerReference,
    string CustomerEmail,
    DateTimeOffset ExpiresOn,
    string ReturnUrl,
    string IdempotencyKey,
    int Language);
