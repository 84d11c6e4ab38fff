using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Simulation;

/// <summary>Whether every debt is on its way somewhere.</summary>
internal sealed class CaseAudit
{
    /// <summary>The clock may be this late.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(7);

    private static readonly int[] OpenOffers = [192700001, 192700002];
    private readonly DateTimeOffset _now;
    private readonly IReadOnlyList<Entity> _cases;
    private readonly ILookup<Guid?, ChargeFact> _charges;
    private readonly HashSet<Guid> _withTask;
    private readonly HashSet<Guid> _withOffer;
    private readonly Dictionary<Guid, CaseStatus> _status;

    public CaseAudit(SimulatedOrganization organization, IReadOnlyList<ChargeFact> charges)
    {
        _now = organization.Now;
        _cases = [.. organization.Rows("cpay_recoverycase", "cpay_name", "cpay_status", "cpay_nextactionon", "cpay_pauseduntil", "cpay_promisedon", "cpay_reason", "cpay_nextaction")];
        _charges = charges.ToLookup(charge => charge.Case);
        _withTask = [.. organization.Rows("cpay_recoverytask", "statecode", "cpay_recoverycaseid").Where(task => task.GetAttributeValue<OptionSetValue>("statecode").Value == 0).Select(task => task.GetAttributeValue<EntityReference>("cpay_recoverycaseid")?.Id).OfType<Guid>()];
        _withOffer = [.. organization.Rows("cpay_alternativeoffer", "cpay_status", "cpay_recoverycaseid").Where(offer => OpenOffers.Contains(offer.GetAttributeValue<OptionSetValue>("cpay_status").Value)).Select(offer => offer.GetAttributeValue<EntityReference>("cpay_recoverycaseid").Id)];
        _status = _cases.ToDictionary(row => row.Id, StatusOf);
        Unaccounted = [.. charges.Where(IsUnaccounted).Select(charge => $"{charge.Reference} {charge.Status} {charge.Reason}, owed {charge.Owed}, case {charge.Case}")];
    }

    /// <summary>Open cases for which nothing will happen.</summary>
    public IReadOnlyList<string> Stuck => [.. _cases.Where(row => CaseStates.IsOpen(StatusOf(row)) && !Goes(row)).Select(row =>
        $"{row["cpay_name"]} {StatusOf(row)}, next {row.GetAttributeValue<DateTime?>("cpay_nextactionon"):u} ({row.GetAttributeValue<string>("cpay_nextaction")}), {(CrmPayments.Core.Declines.DeclineReason?)row.GetAttributeValue<OptionSetValue>("cpay_reason")?.Value}")];

    /// <summary>Debts that are neither paid, nor in an open case, nor ended.</summary>
    public IReadOnlyList<string> Unaccounted { get; }

    public bool WaitsForAPerson(Guid? id) => id is { } known && _status.GetValueOrDefault(known) == CaseStatus.WithAPerson;

    private static CaseStatus StatusOf(Entity row) => (CaseStatus)row.GetAttributeValue<OptionSetValue>("cpay_status").Value;

    private bool Goes(Entity row) => StatusOf(row) switch
    {
        CaseStatus.WithAPerson => _withTask.Contains(row.Id),
        CaseStatus.OfferOpen => _withOffer.Contains(row.Id),
        CaseStatus.WaitingForAnswer => _charges[row.Id].Any(charge => ChargeStates.IsLive(charge.Status)),
        CaseStatus.Paused => row.Contains("cpay_pauseduntil"),
        CaseStatus.Promised => row.Contains("cpay_promisedon"),
        _ => row.GetAttributeValue<DateTime?>("cpay_nextactionon") is { } next && next > _now.UtcDateTime - Late,
    };

    private bool IsUnaccounted(ChargeFact charge)
    {
        if (charge.Origin is not null || charge.HasMoney || charge.Status == ChargeStatus.Unknown || charge.Owed == 0m) return false;
        if (charge.Status == ChargeStatus.Cancelled || ChargeStates.IsLive(charge.Status)) return charge.CreatedOn < _now - Late;
        return charge.Case is not { } id || !_status.ContainsKey(id) || _status[id] == CaseStatus.Recovered;
    }
}
