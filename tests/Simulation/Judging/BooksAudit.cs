using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Tests.Simulation;

/// <summary>Compares what the gateways' books hold with Dataverse. Money is in the books where a status does not say no.</summary>
internal sealed class BooksAudit
{
    private static readonly string[] NoMoney = ["declin", "fail", "requires_payment_method", "refus", "reject", "error", "cancel", "void", "unknown"];
    private readonly IReadOnlyList<ChargeFact> _charges;
    private readonly List<(GatewaySetup Gateway, LedgerCharge Charge)> _booked;
    private readonly Dictionary<(Guid Gateway, string Id), ChargeFact> _byGatewayId;
    private readonly Dictionary<string, ChargeFact> _byReference;
    private readonly HashSet<(Guid Gateway, string Id)> _bookedIds;

    public BooksAudit(SimulatedOrganization organization, IReadOnlyList<ChargeFact> charges)
    {
        _charges = charges;
        _booked = [.. GatewaySetup.All.SelectMany(gateway => organization.Simulators.Ledger(gateway.Simulator).Charges.Where(HasMoney).Select(charge => (gateway, charge)))];
        _bookedIds = [.. _booked.Select(booked => (booked.Gateway.Id, booked.Charge.Id))];
        _byGatewayId = charges.Where(charge => charge.GatewayId.Length > 0).ToDictionary(charge => (charge.Gateway, charge.GatewayId));
        _byReference = charges.Where(charge => charge.Reference.Length > 0).ToDictionary(charge => charge.Reference);
    }

    /// <summary>Money that one of the two knows and the other does not, or in another amount.</summary>
    public IReadOnlyList<string> Differences => [.. _booked.Select(Difference).OfType<string>(), .. _charges.Where(charge => charge.HasMoney && !IsBooked(charge)).Select(charge => $"{charge.Reference} {charge.Status} is not in the books")];

    /// <summary>Debts for which the books hold more than was owed, or a second payment.</summary>
    public IReadOnlyList<string> ChargedTwice =>
    [
        .. from booked in _booked
           let row = RowOf(booked)
           where row is not null
           group booked.Charge by row.Debt into debt
           where debt.Count() > 1
           select $"{_charges.Single(charge => charge.Id == debt.Key).Reference}: {string.Join(" and ", debt.Select(charge => $"{charge.Amount} {charge.Currency} ({charge.Reference})"))}"
    ];

    /// <summary>What the books hold in all, by currency.</summary>
    public IReadOnlyDictionary<string, decimal> Sums => _booked.GroupBy(booked => booked.Charge.Currency).ToDictionary(currency => currency.Key, currency => currency.Sum(booked => booked.Charge.Amount));

    private static bool HasMoney(LedgerCharge charge) => !NoMoney.Any(word => charge.Status.Contains(word, StringComparison.OrdinalIgnoreCase));

    private bool IsBooked(ChargeFact charge) => _bookedIds.Contains((charge.Gateway, charge.GatewayId));

    private ChargeFact? RowOf((GatewaySetup Gateway, LedgerCharge Charge) booked) =>
        _byGatewayId.GetValueOrDefault((booked.Gateway.Id, booked.Charge.Id)) ?? _byReference.GetValueOrDefault(booked.Charge.Reference);

    private string? Difference((GatewaySetup Gateway, LedgerCharge Charge) booked) => RowOf(booked) switch
    {
        null => $"{booked.Gateway.Type} {booked.Charge.Id} of {booked.Charge.Amount} {booked.Charge.Currency} is not in Dataverse",
        { HasMoney: true } row when row.Amount != booked.Charge.Amount => $"{row.Reference}: {booked.Charge.Amount} in the books, {row.Amount} in Dataverse",
        { HasMoney: false, Status: not ChargeStatus.Unknown } row => $"{row.Reference}: {booked.Charge.Status} in the books, {row.Status} in Dataverse",
        _ => null,
    };
}
