using CrmPayments.Core.Gateways;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Simulation;

/// <summary>A customer in the CRM: contact, stored method and subscription.</summary>
internal sealed class Membership
{
    private static readonly int Monthly = 192700002;

    private Membership(Person person) => Person = person;

    public Person Person { get; }

    public Guid Contact { get; private set; }

    public Guid Method { get; private set; }

    public Guid Subscription { get; private set; }

    /// <summary>The card or account that is charged now.</summary>
    public Instrument Card { get; private set; } = null!;

    public static async Task<Membership> CreateAsync(SimulatedOrganization organization, Issuers issuers, Person person, DateTimeOffset lastCharge)
    {
        var one = new Membership(person) { Contact = organization.System.Create(ContactOf(person)), Card = new Instrument(person, 0) };
        one.Method = await StoreAsync(organization, issuers, one, one.Card);
        one.Subscription = organization.System.Create(new Entity("cpay_subscription")
        {
            ["cpay_customerid"] = new EntityReference("contact", one.Contact),
            ["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", one.Method),
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", GatewaySetup.Of(person.Market.Gateway).Id),
            ["cpay_amount"] = new Money(person.Price),
            ["transactioncurrencyid"] = organization.Currency(person.Market.Currency),
            ["cpay_interval"] = new OptionSetValue(Monthly),
            ["cpay_intervalcount"] = 1,
            ["cpay_startson"] = person.FirstCharge.UtcDateTime,
            ["cpay_endson"] = lastCharge.UtcDateTime.AddSeconds(1),
            ["cpay_purpose"] = "Membership",
        });
        if (person.HasBackup) await one.AddBackupAsync(organization, issuers);
        return one;
    }

    /// <summary>The customer gives another card, in the shop.</summary>
    public async Task RenewAsync(SimulatedOrganization organization, Issuers issuers)
    {
        var card = Card with { Generation = Card.Generation + 1 };
        var method = await StoreAsync(organization, issuers, this, card);
        organization.System.Update(new Entity("cpay_paymentmethod", Method) { ["cpay_replacedbyid"] = new EntityReference("cpay_paymentmethod", method) });
        organization.System.Update(new Entity("cpay_subscription", Subscription) { ["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", method) });
        (Card, Method) = (card, method);
    }

    /// <summary>The gateway's updater tells the new date of the same card.</summary>
    public void Update(SimulatedOrganization organization, DateTimeOffset ends) =>
        organization.System.Update(new Entity("cpay_paymentmethod", Method) { ["cpay_expirymonth"] = ends.Month, ["cpay_expiryyear"] = ends.Year });

    private async Task AddBackupAsync(SimulatedOrganization organization, Issuers issuers)
    {
        var method = await StoreAsync(organization, issuers, this, Instrument.BackupOf(Person));
        organization.System.Update(new Entity("cpay_subscription", Subscription) { ["cpay_backupmethodid"] = new EntityReference("cpay_paymentmethod", method) });
    }

    private static Entity ContactOf(Person person)
    {
        var row = new Entity("contact")
        {
            ["firstname"] = "Customer",
            ["lastname"] = $"No. {person.Number}",
            ["emailaddress1"] = $"customer{person.Number}@fabrikam.example",
            ["cpay_countrycode"] = person.Market.Country,
            ["cpay_segment"] = new OptionSetValue(person.IsVip ? 192700001 : 192700000),
        };
        if (person.TellsZone) row["cpay_timezone"] = person.ZoneCode;
        return row;
    }

    private static async Task<Guid> StoreAsync(SimulatedOrganization organization, Issuers issuers, Membership one, Instrument card)
    {
        var person = card.Owner;
        var (token, customerToken) = await organization.Vaults.StoreAsync(card);
        issuers.Issue(card, token);
        var row = new Entity("cpay_paymentmethod")
        {
            ["cpay_name"] = $"{card.Network} {person.Number % 10_000:0000}",
            ["cpay_customerid"] = new EntityReference("contact", one.Contact),
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", GatewaySetup.Of(person.Market.Gateway).Id),
            ["cpay_token"] = token,
            ["cpay_customertoken"] = customerToken,
            ["cpay_brand"] = card.Network == Network.Ach ? "" : card.Network.ToString(),
            ["cpay_network"] = card.Network == Network.Ach ? "ACH" : card.Network.ToString(),
            ["cpay_kind"] = new OptionSetValue((int)(card.Network == Network.Ach ? PaymentMethodKind.BankAccount : PaymentMethodKind.Card)),
            ["cpay_lastfour"] = $"{(person.Number + card.Generation * 1111) % 10_000:0000}",
            ["cpay_status"] = new OptionSetValue(192700000),
        };
        if (card.Generation == 0 && person.Ends is { } ends) (row["cpay_expirymonth"], row["cpay_expiryyear"]) = (ends.Month, ends.Year);
        return organization.System.Create(row);
    }
}
