namespace CrmPayments.Tests.Simulation;

/// <summary>A gateway where charges are made.</summary>
internal enum Till
{
    Stripe,
    Nmi,
    Braintree,
    Wompi,
}
