namespace CrmPayments.Plugins.Gateways;

/// <summary>What the news of one charge changes.</summary>
/// <param name="Requests">To be written together; none where it is no news.</param>
/// <param name="TransactionId">The row they are about.</param>
/// <param name="IsNew">They create it: its refunds follow when the news is applied once more.</param>
internal sealed record ToldChange(IReadOnlyList<OrganizationRequest> Requests, Guid TransactionId, bool IsNew);
