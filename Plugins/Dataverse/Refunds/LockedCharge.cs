using System.ServiceModel;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Refunds;

/// <summary>A charge that this operation holds the row lock of, with the codes and checks that count for a decision on it.</summary>
internal static class LockedCharge
{
    /// <inheritdoc cref="ChargeCase.Read" path="/param"/>
    /// <exception cref="InvalidPluginExecutionException">There is no such charge, or its row is not whole.</exception>
    /// <remarks>Two organization-service calls.</remarks>
    public static ChargeCase Read(Call call, Guid transactionId, Guid? replacementId = null)
    {
        try
        {
            // Update before read: the update takes the row lock, so two refunds of one charge never see the same balance.
            call.Service.Update(ChargeCase.LockOf(transactionId));
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.NotFound))
        {
            throw new InvalidPluginExecutionException($"There is no charge with the id {transactionId}.");
        }

        ChargeLock.Hold(call.Context, transactionId);
        return ChargeCase.Read(call.Service, transactionId, call.Now - Verifications.Window, replacementId)
            ?? throw ChargeCase.Incomplete(transactionId);
    }
}
