using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Simulation;

/// <summary>One year of one world, lived by the module and by two plain ladders.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly IReadOnlyList<Membership> _members;
    private readonly Issuers _issuers;

    private World(SimulatedOrganization organization, IReadOnlyList<Membership> members, Issuers issuers) => (Organization, _members, _issuers) = (organization, members, issuers);

    public SimulatedOrganization Organization { get; }

    public IReadOnlyList<Membership> Members => _members;

    public IReadOnlyList<Presented> Journal { get; private set; } = [];

    public IReadOnlyList<ChargeFact> Charges { get; private set; } = [];

    /// <summary>The module's first.</summary>
    public IReadOnlyList<Result> Results { get; private set; } = [];

    public MessageAudit Mails { get; private set; } = null!;

    /// <param name="seed">Of everything that is left to chance.</param>
    /// <param name="first">Number of the first customer: a big world is lived in parts, each with customers of its own.</param>
    /// <param name="customers">How many.</param>
    /// <param name="days">How long subscriptions are charged.</param>
    /// <param name="after">How long what failed is collected after that.</param>
    /// <param name="progress">Gets lines.</param>
    public static async Task<World> LiveAsync(long seed, int first, int customers, int days, int after, Action<string> progress)
    {
        var (fate, issuers) = (new Fate(seed), new Issuers(new Bank(new Fate(seed))));
        var organization = await SimulatedOrganization.StartAsync(issuers);
        var start = organization.Now;
        var (lastCharge, end) = (start.AddDays(days), start.AddDays(days + after));
        var people = Enumerable.Range(first, customers).Select(number => new Person(fate, number, start)).ToList();
        var weather = new Weather(fate, start, end);
        var members = new List<Membership>();
        foreach (var person in people) members.Add(await Membership.CreateAsync(organization, issuers, person, lastCharge));
        progress($"{members.Count} customers, seed {seed}");
        await new Years(organization, issuers, fate, members, weather).LiveAsync(end, progress);
        var world = new World(organization, members, issuers);
        world.Judge(people);
        world.Results =
        [
            world.OwnResult(),
            .. new[] { PlainLadder.Daily, PlainLadder.Fixed }.Select(ladder => ladder.Run(people, new Bank(fate), fate, weather, lastCharge, end)),
        ];
        return world;
    }

    /// <summary>Stripe and Braintree hand all of it through; NMI has response codes for some; Wompi has none.</summary>
    public static bool TellsAdvice(Instrument card, string advice) => card.Owner.Market.Gateway switch
    {
        Till.Stripe or Till.Braintree => true,
        Till.Nmi => advice is "03" or "21",
        _ => false,
    };

    public ValueTask DisposeAsync() => Organization.DisposeAsync();

    private void Judge(IReadOnlyList<Person> people)
    {
        Charges = ChargeFact.Read(Organization);
        var debts = Charges.Where(charge => charge.Reference.Length > 0).ToDictionary(charge => charge.Reference, charge => charge.Debt.ToString());
        Journal = [.. _issuers.Journal.Select(one => one with { Debt = debts.GetValueOrDefault(one.Reference, one.Reference) })];
        Mails = new MessageAudit(Organization.Dataverse.Outbox.List(), people.ToDictionary(person => person.Number));
    }

    private Result OwnResult()
    {
        var byContact = _members.ToDictionary(member => member.Contact, member => member.Person);
        var origins = Charges.Where(charge => charge is { Origin: null, Subscription: not null }).ToList();
        var paid = Charges.Where(charge => charge is { Origin: not null, HasMoney: true }).ToLookup(charge => charge.Debt);
        var failed = origins.Where(charge => charge.Owed is not null || charge.Status == ChargeStatus.Unknown);
        var cases = new CaseAudit(Organization, Charges);
        return new Result("CrmPayments", [.. failed.Select(charge => new Debt(
            byContact[charge.Customer], charge.Status == ChargeStatus.Unknown ? "OutcomeUnknown" : $"{charge.Reason}", charge.CompletedOn ?? charge.CreatedOn, charge.Owed == 0m ? paid[charge.Id].Select(one => one.CompletedOn).Max() ?? charge.CompletedOn : null)
        { WaitsForAPerson = charge.Status == ChargeStatus.Unknown || (charge.Owed > 0m && cases.WaitsForAPerson(charge.Case)) })])
        {
            PaidAtOnce = origins.Count(charge => charge is { HasMoney: true, Owed: null }),
            Presented = Journal.Count,
            NetworkBreaches = NetworkAudit.Breaches(Journal, TellsAdvice).Count,
            ChargedTwice = new BooksAudit(Organization, Charges).ChargedTwice.Count,
            Messages = Mails.Count,
            AtBadHours = Mails.AtBadHours.Count,
            Alive = Organization.Rows("cpay_subscription", "cpay_status").Count(row => row.GetAttributeValue<Microsoft.Xrm.Sdk.OptionSetValue>("cpay_status").Value is 192700000 or 192700001 or 192700004),
        };
    }
}
