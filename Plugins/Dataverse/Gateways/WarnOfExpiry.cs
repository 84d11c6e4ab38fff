using CrmPayments.Core.Gateways;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Gateways;

/// <summary>Async step on cpay_gateway when due work asks for it: a task for who set the gateway up, and the date of the next warning.</summary>
public sealed class WarnOfExpiry : Plugin
{
    private const string CreatedBy = "createdby";

    private protected override void Run(Call call)
    {
        var gateway = call.Service.Retrieve(GatewayRow.Table, call.Context.PrimaryEntityId, new ColumnSet(GatewayRow.Name, GatewayRow.SecretExpiresOn, GatewayRow.WarnOn, CreatedBy));
        if (!gateway.Contains(GatewayRow.WarnOn)) return;
        var end = ExpiryWarning.EndOf(gateway);
        var next = new Entity(GatewayRow.Table, gateway.Id)
        {
            RowVersion = gateway.RowVersion,
            [GatewayRow.WarnOn] = end is { } on ? ExpiryDates.NextWarning(on, call.Now, call.Now)?.UtcDateTime : null,
        };
        var requests = new List<OrganizationRequest> { new UpdateRequest { Target = next, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches } };
        if (ExpiryWarning.Of(gateway, call.Now) is { } days) requests.Add(new CreateRequest { Target = Task(call, gateway, days) });
        call.Together([.. requests]);
    }

    /// <summary>For the person who set the gateway up; due work itself is SYSTEM, whom no task helps.</summary>
    private static Entity Task(Call call, Entity gateway, int days) =>
        PersonTask.SecretEnds(gateway.GetAttributeValue<string>(GatewayRow.Name), Sentences.For(call.ReadLanguage()).SecretEnds(days), gateway.GetAttributeValue<EntityReference>(CreatedBy));
}
