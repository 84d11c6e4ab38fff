namespace CrmPayments.Core.Recovery;

/// <summary>What is known about where a customer lives.</summary>
/// <param name="TimeZone">The platform's time zone code in digits, a Windows identifier or an IANA name; null or empty: not known.</param>
/// <param name="Country">Two letters; null or empty: not known.</param>
/// <param name="OrganizationZone">The zone of the organization, as <paramref name="TimeZone"/>; used last.</param>
public readonly record struct CustomerPlace(string? TimeZone, string? Country, string? OrganizationZone = null);
