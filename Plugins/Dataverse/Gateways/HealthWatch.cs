using System.ServiceModel;
using CrmPayments.Core.Gateways.Health;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Gateways;

/// <summary>The circuit breaker of one cpay_gateway row, for one execution: asks whether a call may go out, hears what became of it, and writes it down when the execution ends.</summary>
internal sealed class HealthWatch(Entity gateway) : IGatewayWatch
{
    private bool? _answered;
    private string _what = "";

    /// <inheritdoc/>
    public void Answered() => _answered = true;

    /// <inheritdoc/>
    public void Failed(string what)
    {
        _answered = false;
        _what = what;
    }

    /// <summary>Lets a call out, or not. A paused gateway is tried by whoever is first once its pause is over.</summary>
    /// <exception cref="GatewayPausedException">Not now.</exception>
    /// <remarks>No organization-service call while the gateway is well.</remarks>
    public void Pass(IOrganizationService service, DateTimeOffset now)
    {
        var state = StateOf(gateway);
        if (state.IsClosed) return;
        if (state.Try(now) is null) throw Paused(state.RetryOn!.Value);
        Claim(service, now);
    }

    /// <summary>Writes down how the last request went, if that changes anything.</summary>
    /// <remarks>No call for an answer of a gateway that was well; one for the first answer after failures, two for a failure.</remarks>
    public void Report(IOrganizationService service, DateTimeOffset now)
    {
        if (_answered == true && StateOf(gateway) != HealthState.Good) service.Update(Row(HealthState.Good, null));
        if (_answered == false) service.Update(Row(StateOf(Read(service)).Failed(now), _what.Cut(TextLimits.Words)));
    }

    private void Claim(IOrganizationService service, DateTimeOffset now)
    {
        var fresh = Read(service);
        var state = StateOf(fresh);
        if (state.IsClosed) return;
        var trial = state.Try(now) ?? throw Paused(state.RetryOn!.Value);
        var row = Row(trial, fresh.GetAttributeValue<string>(GatewayRow.HealthNote));
        row.RowVersion = fresh.RowVersion;
        try
        {
            service.Execute(new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch))
        {
            // Not swallowed: somebody else tries it, and this execution, which has no transaction, waits for what comes of that.
            throw Paused(trial.RetryOn!.Value);
        }
    }

    private GatewayPausedException Paused(DateTimeOffset until) => new(gateway.GetAttributeValue<string>(GatewayRow.Name), until);

    private Entity Read(IOrganizationService service) =>
        service.Retrieve(GatewayRow.Table, gateway.Id, new ColumnSet(GatewayRow.Health, GatewayRow.Failures, GatewayRow.FailingSince, GatewayRow.RetryOn, GatewayRow.HealthNote));

    private Entity Row(HealthState state, string? note) => new(GatewayRow.Table, gateway.Id)
    {
        [GatewayRow.Health] = new OptionSetValue((int)state.Health),
        [GatewayRow.Failures] = state.Failures,
        [GatewayRow.FailingSince] = state.FailingSince?.UtcDateTime,
        [GatewayRow.RetryOn] = state.RetryOn?.UtcDateTime,
        [GatewayRow.HealthNote] = note,
    };

    private static HealthState StateOf(Entity row) => new(
        (GatewayHealth)(row.GetAttributeValue<OptionSetValue>(GatewayRow.Health)?.Value ?? (int)GatewayHealth.Closed),
        row.GetAttributeValue<int>(GatewayRow.Failures),
        Utc(row, GatewayRow.FailingSince),
        Utc(row, GatewayRow.RetryOn));

    private static DateTimeOffset? Utc(Entity row, string column) =>
        row.GetAttributeValue<DateTime?>(column) is { } on ? new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc)) : null;
}
