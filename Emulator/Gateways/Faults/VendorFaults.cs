namespace CrmPayments.Emulator.Gateways.Faults;

/// <summary>How a vendor words the answers that a fault gives in place of the real one.</summary>
public sealed record VendorFaults(VendorAnswer ServerError, VendorAnswer RateLimited);
