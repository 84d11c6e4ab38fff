namespace CrmPayments.Core.Gateways;

/// <summary>A gateway whose notifications only name a transaction (<see cref="GatewayNotification.Hint"/>): what happened to it is asked for.</summary>
public interface ITellsTransactions
{
    /// <param name="transactionId">The gateway's id of a charge or a refund.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <returns>What the gateway has of it now. Never throws for anything a gateway or a network can do.</returns>
    Task<LookupResult<GatewayNotification.Facts>> TellAsync(string transactionId, CancellationToken cancel);
}
