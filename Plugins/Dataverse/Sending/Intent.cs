using System.ServiceModel;
using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Gateways;
using CrmPayments.Plugins.Platform;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Sending;

/// <summary>What comes before anything is sent to a gateway, money out or money in: a gateway to talk to, and the committed intent.</summary>
internal static class Intent
{
    /// <summary>The gateway, or null: it cannot be used now, and that was handed on.</summary>
    /// <param name="call">This execution.</param>
    /// <param name="gateway">The row, with <see cref="Tables.GatewayRow.ForCalls"/>.</param>
    /// <param name="cannot">It is not set up: the sentence why.</param>
    /// <param name="paused">It failed again and again: until when it rests.</param>
    /// <remarks>One organization-service call.</remarks>
    public static IPaymentGateway? Connect(Call call, Entity gateway, Action<string> cannot, Action<DateTimeOffset> paused)
    {
        try
        {
            return GatewayConnector.Connect(call, gateway);
        }
        catch (GatewayPausedException resting)
        {
            paused(resting.Until);
            return null;
        }
        catch (Exception wrong) when (wrong is InvalidPluginExecutionException or FaultException<OrganizationServiceFault>)
        {
            cannot(wrong.Message);
            return null;
        }
    }

    /// <summary>Commits that the row is about to be sent. A crash from here on leaves it so, which due work turns into a look-up.</summary>
    /// <param name="row">Its changes, with the row version as read.</param>
    /// <param name="besides">Holds only if this does, too; none: nothing else decides.</param>
    /// <returns>The row version after it; null when somebody else moved the row first.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static string? Commit(Call call, Entity row, params OrganizationRequest[] besides)
    {
        try
        {
            var responses = call.Together([row.IfUnchanged(), new RetrieveRequest { Target = row.ToEntityReference(), ColumnSet = new ColumnSet("createdon") }, .. besides]);
            return ((RetrieveResponse)responses[1]).Entity.RowVersion;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch))
        {
            // Not swallowed: losing this race is the answer. Whoever won sends it, and nothing was sent here.
            call.Trace.Trace("{0} {1} was moved by somebody else.", row.LogicalName, row.Id);
            return null;
        }
    }
}
