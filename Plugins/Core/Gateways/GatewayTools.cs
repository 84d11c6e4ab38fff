using System.Security.Cryptography;
using CrmPayments.Core.Gateways.Http;

namespace CrmPayments.Core.Gateways;

/// <summary>What an adapter takes from outside.</summary>
/// <param name="Http">The way to the provider.</param>
/// <param name="Clock">For requests that carry a time.</param>
/// <param name="Random">For values that must not be guessed or used twice.</param>
internal sealed record GatewayTools(GatewayHttp Http, IClock Clock, RandomNumberGenerator Random);
