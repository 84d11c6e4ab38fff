using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Recovery;

/// <summary>What decides which policy a debt has.</summary>
/// <param name="Kind">What kind of charge failed.</param>
/// <param name="Segment">How its customer is treated.</param>
/// <param name="Plan">The subscription's plan; empty: none.</param>
/// <param name="BaseAmount">What is owed, in the environment's base currency.</param>
/// <param name="Gateway">Where it was charged; null: not known.</param>
/// <param name="Country">The customer's, two letters; empty: not known.</param>
public sealed record DebtFacts(RecoveryKind Kind, CustomerSegment Segment, string Plan, decimal BaseAmount, GatewayType? Gateway, string Country);
