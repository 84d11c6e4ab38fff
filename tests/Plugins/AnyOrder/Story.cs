using System.Globalization;
using System.ServiceModel;
using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Emulator.Dataverse;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins.AnyOrder;

/// <summary>What happens to one charge at each gateway.</summary>
internal sealed class Story
{
    public const decimal Captured = 150m;

    private readonly World _world;
    private readonly string _name;
    private readonly Guid _supervisor;
    private readonly IReadOnlyList<TestCharge> _charges;
    private readonly IReadOnlyList<Model> _models;
    private readonly List<(TestGateway Gateway, NotificationVerdict.Accepted Notification)> _sent = [];
    private int _consoleRefunds;

    private Story(World world, string name, IReadOnlyList<TestCharge> charges)
    {
        _world = world;
        _name = name;
        _charges = charges;
        _supervisor = world.AddUser($"supervisor-{name}@contoso.example", 2);
        _models = [.. charges.Select(_ => new Model())];
    }

    /// <summary>One that settles before it refunds, and one that does not.</summary>
    private static IReadOnlyList<TestGateway> Gateways { get; } = [TestGateway.All[0], TestGateway.All[1]];

    public static async Task<Story> BeginAsync(World world)
    {
        List<TestCharge> charges = [];
        foreach (var gateway in Gateways) charges.Add(await world.ChargeAsync(gateway, Captured));
        return new Story(world, Guid.NewGuid().ToString("N"), charges);
    }

    /// <summary>Lets it happen, compares what it did with what it must do, and asserts what holds at every instant.</summary>
    public async Task HappensAsync(Step step)
    {
        var answer = await ActAsync(step);
        var about = step switch { Step.Ask ask => ask.Gateway, Step.Decide decide => decide.Gateway, Step.Cancel cancel => cancel.Gateway, Step.Resolve resolve => resolve.Gateway, _ => -1 };
        for (var at = 0; at < _charges.Count; at++)
        {
            var books = await _charges[at].BookedAsync();
            _models[at].Observe(step, at == about ? answer : "", _charges[at].Refunds, books, _world.Clock.GetUtcNow());
            Audit.AssertSound(_charges[at], books);
        }
    }

    /// <returns>What a person was answered; empty when nobody asked.</returns>
    private async Task<string> ActAsync(Step step)
    {
        switch (step)
        {
            case Step.Ask ask:
                return Ask(ask);
            case Step.Decide decide:
                return Decide(decide);
            case Step.Cancel cancel:
                return OnFirst(cancel.Gateway, RefundStatus.AwaitingApproval, waiting => _world.Call("cpay_CancelRefund", _world.Agent, ("RefundId", waiting.Id)));
            case Step.Resolve resolve:
                var books = await _charges[resolve.Gateway].BookedAsync();
                return OnFirst(resolve.Gateway, RefundStatus.Unknown, doubtful => Resolve(doubtful, books));
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

        return "";
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

        // What certainly never was sent is sent by the schedule, whose waits have grown while the gateway could not be asked.
        for (var hours = 0; hours < 48 && _charges.SelectMany(charge => charge.Refunds).Any(IsStillToBeSent); hours++) _world.Pass(TimeSpan.FromHours(1));

        // Stories may be longer than the look-ups: what is in doubt then waits for a person, who waits for a look-up that is about to be made.
        while (_charges.SelectMany(charge => charge.Refunds).Any(IsLookedUpSoon)) _world.Pass(CheckSchedule.SendingTakesAtMost);
        foreach (var charge in _charges)
        {
            foreach (var doubtful in charge.Refunds.Where(WaitsForAPerson))
                Assert.That(Resolve(doubtful, await charge.BookedAsync())["Outcome"], Is.Not.EqualTo("Denied"), "a person ends what is in doubt");
        }
    }

    /// <summary>What holds in the end.</summary>
    public async Task AssertSettledAsync()
    {
        foreach (var charge in _charges) Audit.AssertSettled(charge, await charge.BookedAsync());
    }

    private string Ask(Step.Ask ask)
    {
        var user = new[] { _world.Agent, _world.Approver, _world.WithoutRole }[ask.User];
        var key = string.Create(CultureInfo.InvariantCulture, $"{_name}-{ask.Gateway}-{ask.Key}");
        var expected = _models[ask.Gateway].AnswerTo(ask, key, _world.Clock.GetUtcNow());
        var answer = Ask(_charges[ask.Gateway], ask.Amount, user, key, ask.Confirmed);
        Assert.That(answer, Is.EqualTo(expected), ask.ToString());
        return answer;
    }

    private static string Ask(TestCharge charge, decimal? amount, Guid user, string key, bool confirmed)
    {
        try
        {
            return (string)charge.Request(amount, user, key: key, confirm: confirmed)["Outcome"];
        }
        catch (FaultException<OrganizationServiceFault> refused) when (refused.Detail.ErrorCode == unchecked((int)0x80040265))
        {
            return "Fault";
        }
    }

    private string Decide(Step.Decide decide)
    {
        var answer = OnFirst(decide.Gateway, RefundStatus.AwaitingApproval, waiting => _world.Decide(waiting.Id, _world.Approver, decide.Approve ? "Approve" : "Reject"));
        if (answer.Length > 0 && _models[decide.Gateway].AnswerTo(decide) is { } expected) Assert.That(answer, Is.EqualTo(expected), decide.ToString());
        return answer;
    }

    /// <summary>In doubt, or certainly not sent in all the days that the schedule has.</summary>
    private static bool WaitsForAPerson(Entity refund) =>
        TestCharge.StatusOf(refund) is RefundStatus.Unknown || (TestCharge.StatusOf(refund) == RefundStatus.Submitted && !refund.Contains("cpay_nextcheckon"));

    private static bool IsStillToBeSent(Entity refund) =>
        TestCharge.StatusOf(refund) is RefundStatus.Approved or RefundStatus.Submitted && refund.Contains("cpay_nextcheckon");

    private bool IsLookedUpSoon(Entity refund) =>
        TestCharge.StatusOf(refund) == RefundStatus.Unknown
        && ResolutionRules.MayBeAskedNow(refund.GetAttributeValue<DateTime?>("cpay_nextcheckon") is { } next ? new DateTimeOffset(next, TimeSpan.Zero) : null, _world.Clock.GetUtcNow());

    private ParameterCollection Resolve(Entity doubtful, IReadOnlyList<JToken> books)
    {
        var booked = books.FirstOrDefault(one => (string?)one["reference"] == doubtful.GetAttributeValue<string>("cpay_reference") && Audit.IsBooked(one));
        return _world.Call("cpay_ResolveRefund", _supervisor,
            ("RefundId", doubtful.Id), ("Resolution", booked is null ? "NotBooked" : "Succeeded"), ("GatewayRefundId", (string?)booked?["id"]), ("Comment", "Looked up in the gateway's console"));
    }

    /// <returns>What was answered about the charge's first refund in this state; empty: there is none.</returns>
    private string OnFirst(int gateway, RefundStatus status, Func<Entity, ParameterCollection> act) =>
        _charges[gateway].Refunds.FirstOrDefault(refund => TestCharge.StatusOf(refund) == status) is { } refund ? (string)act(refund)["Outcome"] : "";

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
        return GatewayCatalog.Create(Gateways[console.Gateway].Account(_world.Url), FakeClock.OfThePlugins).RefundAsync(order, CancellationToken.None);
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
