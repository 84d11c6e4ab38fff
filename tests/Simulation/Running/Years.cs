using System.Diagnostics;
using CrmPayments.Emulator.Gateways.Faults;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Simulation;

/// <summary>Lets a simulated organization live: the clock jumps from one moment at which something is due to the next, as the timer's five minutes allow.</summary>
internal sealed class Years(SimulatedOrganization organization, Issuers issuers, Fate fate, IReadOnlyList<Membership> members, Weather weather)
{
    private const int MostItems = 1000, FirstValue = 192700000;
    private static readonly TimeSpan Timer = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestLeap = TimeSpan.FromHours(6);

    /// <summary>As in DueWork of the plug-ins; what is missing here is done with the next leap only.</summary>
    private static readonly (string Table, string Column)[] Due =
    [
        ("cpay_transaction", "cpay_nextcheckon"), ("cpay_recoverycase", "cpay_nextactionon"), ("cpay_subscription", "cpay_nextchargeon"), ("cpay_customermessage", "cpay_nexttryon"),
        ("cpay_recoverytask", "cpay_nextcheckon"), ("cpay_alternativeoffer", "cpay_nextcheckon"), ("cpay_gateway", "cpay_warnon"), ("cpay_paymentmethod", "cpay_noticeon"), ("cpay_subscription", "cpay_noticeon"),
    ];

    private readonly PriorityQueue<Func<Task>, DateTimeOffset> _happenings = new();
    private readonly Customers _customers = new(fate);
    private readonly Dictionary<Guid, Membership> _byContact = members.ToDictionary(member => member.Contact);
    private readonly Dictionary<(Membership, int), int> _messages = [];
    private DateTimeOffset _readUntil = organization.Now;

    public int Ticks { get; private set; }

    public int Jobs { get; private set; }

    /// <param name="end">Until when.</param>
    /// <param name="progress">Gets a line a simulated month.</param>
    public async Task LiveAsync(DateTimeOffset end, Action<string> progress)
    {
        Expect();
        var clock = Stopwatch.StartNew();
        var month = organization.Now.Month;
        while (organization.Now < end)
        {
            organization.Clock.Advance(Next() - organization.Now);
            while (_happenings.TryPeek(out _, out var on) && on <= organization.Now) await _happenings.Dequeue()();
            Work();
            if (organization.Now - _readUntil >= LongestLeap) ReadMail();
            if (organization.Now.Month == month) continue;
            month = organization.Now.Month;
            progress($"{organization.Now:yyyy-MM-dd}: {issuers.Journal.Count} charges at the banks, {Jobs} jobs in {Ticks} ticks, {clock.Elapsed.TotalSeconds:0} s");
        }
    }

    private void Expect()
    {
        foreach (var storm in weather.Storms)
        {
            var board = organization.Simulators.Simulators.Single(simulator => simulator.Name == GatewaySetup.Of(storm.Till).Simulator).Faults;
            At(storm.From, () => board.Add(Fault.Read(new FaultRequest { Operation = storm.LosesAnswers ? "charge" : "*", Kind = storm.Fault, Count = int.MaxValue })));
            At(storm.Until, board.Clear);
        }

        foreach (var member in members.Where(member => member.Person is { Updater: CardUpdate.Told, ExpiresOn: not null }))
        {
            var on = member.Person.ExpiresOn!.Value + member.Person.UpdatedAfter;
            if (on > organization.Now) At(on, () => { if (member.Card.Generation == 0) member.Update(organization, member.Person.Ends!.Value.AddYears(4)); });
        }
    }

    private void At(DateTimeOffset on, Action happens) => _happenings.Enqueue(() => { happens(); return Task.CompletedTask; }, on);

    /// <summary>The timer's first tick at which something is due.</summary>
    private DateTimeOffset Next()
    {
        var now = organization.Now;
        var due = Due.Select(FirstDue).OfType<DateTimeOffset>().Append(now + LongestLeap).Min();
        if (_happenings.TryPeek(out _, out var happening) && happening < due) due = happening;
        var ticks = Math.Max(now.UtcTicks / Timer.Ticks + 1, (due.UtcTicks + Timer.Ticks - 1) / Timer.Ticks);
        return new DateTimeOffset(ticks * Timer.Ticks, TimeSpan.Zero);
    }

    private DateTimeOffset? FirstDue((string Table, string Column) due)
    {
        var query = new QueryExpression(due.Table) { ColumnSet = new ColumnSet(due.Column), TopCount = 1 };
        query.Criteria.AddCondition(due.Column, ConditionOperator.NotNull);
        query.AddOrder(due.Column, OrderType.Ascending);
        return organization.System.RetrieveMultiple(query).Entities.Select(row => (DateTimeOffset?)new DateTimeOffset(row.GetAttributeValue<DateTime>(due.Column), TimeSpan.Zero)).FirstOrDefault();
    }

    private void Work()
    {
        Ticks++;
        var run = new OrganizationRequest("cpay_RunDueWork") { ["MaxItems"] = MostItems };
        while (organization.Dataverse.Execute(run, new Emulator.Dataverse.Caller(organization.Dataverse.AdministratorId)).Results.Values.OfType<int>().Sum() > 0) Jobs += organization.Dataverse.Jobs.RunPending();
        Jobs += organization.Dataverse.Jobs.RunPending();
    }

    /// <summary>What customers were sent since they looked last; some of them act.</summary>
    private void ReadMail()
    {
        var query = new QueryExpression("cpay_customermessage") { ColumnSet = new ColumnSet("cpay_senton", "cpay_customerid", "cpay_kind", "cpay_wording", "cpay_link") };
        query.Criteria.AddCondition("cpay_senton", ConditionOperator.GreaterThan, _readUntil.UtcDateTime);
        query.Criteria.AddCondition("cpay_senton", ConditionOperator.LessEqual, organization.Now.UtcDateTime);
        query.Criteria.AddCondition("cpay_status", ConditionOperator.Equal, 192700001);
        foreach (var message in organization.Rows(query).ToList()) Read(message);
        _readUntil = organization.Now;
    }

    private void Read(Entity message)
    {
        if (!_byContact.TryGetValue(message.GetAttributeValue<EntityReference>("cpay_customerid").Id, out var member) || PleaOf(message) is not (not Plea.None and var plea)) return;
        var sent = new DateTimeOffset(message.GetAttributeValue<DateTime>("cpay_senton"), TimeSpan.Zero);
        var month = Customers.Month(sent);
        var number = _messages[(member, month)] = _messages.GetValueOrDefault((member, month)) + 1;
        if (_customers.ActsAfter(member.Person, plea, month, number) is not { } after) return;
        var on = sent + after > organization.Now ? sent + after : organization.Now;
        if (LinkOf(message) is { } link) _happenings.Enqueue(() => organization.Vaults.PayAsync(link), on);
        else RenewOn(on, member);
    }

    /// <summary>While the gateway is away the shop cannot take the new card; the customer comes again when it is back.</summary>
    private void RenewOn(DateTimeOffset on, Membership member)
    {
        var card = member.Card;
        if (weather.Over(member.Person.Market.Gateway, on) is { LosesAnswers: false } storm) RenewOn(storm.Until + Timer, member);
        else _happenings.Enqueue(() => member.Card == card ? member.RenewAsync(organization, issuers) : Task.CompletedTask, on);
    }

    /// <summary>The gateway's page where the customer may pay with something else; null: the message has none.</summary>
    private static string? LinkOf(Entity message) =>
        message.GetAttributeValue<string>("cpay_link") is { } link && link.Contains("/simulators/", StringComparison.Ordinal) ? link : null;

    private static Plea PleaOf(Entity message) => (message.GetAttributeValue<OptionSetValue>("cpay_kind")?.Value - FirstValue, message.GetAttributeValue<OptionSetValue>("cpay_wording")?.Value - FirstValue) switch
    {
        (5, _) => Plea.NewDetails,
        (3 or 4 or 6, _) => Plea.None,
        (_, 0) => Plea.Funds,
        (_, 1) => Plea.AnotherCard,
        (_, 2 or 3 or 4) => Plea.NewDetails,
        _ => Plea.None,
    };
}
