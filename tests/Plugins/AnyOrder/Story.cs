using System.Globalization;
using System.ServiceModel;
using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Emulator.Dataverse;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.AnyOrder;

/// <summary>What happens to one charge at each gateway.</summary>
internal sealed class Story
{
    public const decimal Captured = 150m;

    private readonly World _world;
    private readonly string _name;
    private readonly IReadOnlyList<TestCharge> _charges;
    private readonly List<(TestGateway Gateway, NotificationVerdict.Accepted Notification)> _sent = [];
    private int _consoleRefunds;

    private Story(World world, string name, IReadOnlyList<TestCharge> charges)
    {
        _world = world;
        _name = name;
        _charges = charges;
    }

    private static IReadOnlyList<TestGateway> Gateways => TestGateway.All;

    public static async Task<Story> BeginAsync(World world)
    {
        List<TestCharge> charges = [];
        foreach (var gateway in Gateways) charges.Add(await world.ChargeAsync(gateway, Captured));
        return new Story(world, Guid.NewGuid().ToString("N"), charges);
    }

    public async Task HappensAsync(Step step)
    {
        switch (step)
        {
            case Step.Ask ask:
                Ask(ask);
                break;
            case Step.Decide decide:
                Decide(_charges[decide.Gateway], decide.Approve ? "Approve" : "Reject");
                break;
            case Step.Work:
                _world.RunJobs();
                break;
            case Step.Die die:
                Die(die.Moment);
                break;
            case Step.Wait wait:
                _world.Clock.Advance(TimeSpan.FromMinutes(wait.Minutes));
                _world.Call("cpay_RunDueWork", _world.Dataverse.AdministratorId);
                break;
            case Step.Break fault:
                await _world.FaultAsync(Gateways[fault.Gateway], fault.Operation, fault.Kind);
                break;
            case Step.RefundInConsole console:
                await RefundInConsoleAsync(console);
                break;
            case Step.Tell tell:
                await TellAsync(tell.Gateway, tell.Which);
                break;
            case Step.Deliver deliver when _sent.Count > 0:
                var (gateway, notification) = _sent[_sent.Count - 1 - (deliver.Which % _sent.Count)];
                _world.Ingest(gateway, notification);
                break;
        }
    }

    /// <summary>Everything works again, every notification arrives, and time passes.</summary>
    public async Task EndAsync()
    {
        foreach (var gateway in Gateways) await _world.ClearFaultsAsync(gateway);
        for (var at = 0; at < Gateways.Count; at++)
            for (var which = 0; which < (await _charges[at].BookedAsync()).Count; which++) await TellAsync(at, which);
        foreach (var (gateway, notification) in _sent) _world.Ingest(gateway, notification);
        foreach (var minutes in new[] { 1, 6, 10, 70, 70, 10 })
        {
            _world.RunJobs();
            _world.Pass(TimeSpan.FromMinutes(minutes));
        }
    }

    /// <summary>What holds at every instant.</summary>
    public async Task AssertSoundAsync()
    {
        foreach (var charge in _charges) Audit.AssertSound(charge, await charge.BookedAsync());
    }

    /// <summary>What holds in the end.</summary>
    public async Task AssertSettledAsync()
    {
        foreach (var charge in _charges) Audit.AssertSettled(charge, await charge.BookedAsync());
    }

    private void Ask(Step.Ask ask)
    {
        var user = new[] { _world.Agent, _world.Approver, _world.WithoutRole }[ask.User];
        try
        {
            _charges[ask.Gateway].Request(ask.Amount, user, key: string.Create(CultureInfo.InvariantCulture, $"{_name}-{ask.Gateway}-{ask.Key}"));
        }
        catch (FaultException<OrganizationServiceFault> refused) when (refused.Detail.ErrorCode == unchecked((int)0x80040265))
        {
            // The key was used for another amount, or the user may not call at all: told aloud, nothing is changed.
        }
    }

    private void Decide(TestCharge charge, string decision)
    {
        if (charge.Refunds.FirstOrDefault(refund => TestCharge.StatusOf(refund) == RefundStatus.AwaitingApproval) is { } waiting)
            _world.Call("cpay_DecideRefund", _world.Approver, ("RefundId", waiting.Id), ("Decision", decision));
    }

    private void Die(int moment)
    {
        _world.Hooks.KillAsyncStepAt(moment);
        try
        {
            _world.RunJobs();
        }
        catch (ProcessKilledException)
        {
            _world.Dataverse.Jobs.Recover();
        }

        _world.Hooks.SpareAsyncSteps();
    }

    private Task<RefundResult> RefundInConsoleAsync(Step.RefundInConsole console)
    {
        var reference = string.Create(CultureInfo.InvariantCulture, $"CONSOLE-{_name}-{_consoleRefunds++}");
        var order = new RefundOrder(reference, _charges[console.Gateway].GatewayId, new Core.Money(console.Amount, Currency.Of(Gateways[console.Gateway].CurrencyCode)), reference, "requested_by_customer");
        return GatewayCatalog.Create(Gateways[console.Gateway].Account(_world.Url)).RefundAsync(order, CancellationToken.None);
    }

    private async Task TellAsync(int at, int which)
    {
        var booked = await _charges[at].BookedAsync();
        if (booked.Count == 0) return;
        var refund = booked[which % booked.Count];

        // This simulator's refund.updated lets the refund succeed; one that failed does not come back to life.
        var type = Gateways[at].Type == GatewayType.Braintree ? "transaction_settled" : which % 2 == 0 || !Audit.IsBooked(refund) ? "refund.created" : "refund.updated";
        _sent.Add((Gateways[at], await _world.DeliverAsync(Gateways[at], type, refundId: (string)refund["id"]!, apply: false)));
    }
}
