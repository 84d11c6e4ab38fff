using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Charges;

/// <summary>One try to collect a debt, as far as the debt is concerned.</summary>
public readonly record struct TryOnDebt(Guid Id, ChargeStatus Status, Money Amount);
