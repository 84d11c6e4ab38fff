using CrmPayments.Core.Gateways;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins;

internal sealed class SettingUpAGateway : PluginTests
{
    private static readonly IReadOnlyList<GatewayType> Types = GatewayCatalog.Available;

    private Guid Row => Gateways[1].Id;

    [TestCaseSource(nameof(Types))]
    public void Asks_only_for_what_this_provider_needs_in_its_own_words(GatewayType type)
    {
        var answer = World.Call("cpay_GetGatewaySetup", World.Dataverse.SystemUserId, ("GatewayType", new OptionSetValue((int)type)));
        var fields = JArray.Parse((string)answer["Fields"]);
        Assert.Multiple(() =>
        {
            Assert.That(fields.Select(field => (string?)field["word"]), Is.Unique.And.All.Not.Empty);
            Assert.That(fields.Select(field => (string?)field["column"]), Is.Unique.And.SubsetOf(new[] { "cpay_merchantid", "cpay_merchantaccountid", "cpay_publickey", "cpay_secretname", "cpay_webhooksecretname", "cpay_atmostonce" }));
            Assert.That(fields.Where(field => (bool)field["required"]!).Select(field => (string?)field["column"]), Has.Member("cpay_secretname"));
            Assert.That((string[])answer["Abilities"], Is.Not.Empty.And.All.Not.Empty);
        });
    }

    [Test]
    public void Says_what_a_provider_without_an_adapter_is()
    {
        var answer = World.Call("cpay_GetGatewaySetup", World.Dataverse.SystemUserId, ("GatewayType", new OptionSetValue(192799999)));
        Assert.That(((string[])answer["Abilities"]).Single(), Does.StartWith("This version has no adapter"));
    }

    [Test]
    public void Tells_before_calling_anybody_what_is_missing()
    {
        Put(("cpay_type", new OptionSetValue((int)GatewayType.Braintree)), ("cpay_merchantid", null), ("cpay_publickey", null));
        var answer = World.Call("cpay_TestGateway", World.Dataverse.SystemUserId, ("GatewayId", Row));
        Assert.That((answer["Outcome"], answer["Message"]), Is.EqualTo(((object)"Failed", (object)"This provider needs: Merchant ID, Public Key.")));
    }

    [TestCase("cpay_secretname")]
    [TestCase("cpay_webhooksecretname")]
    public void Keeps_no_secret_that_was_entered_in_the_place_of_its_name(string column)
    {
        var refusal = Assert.Catch(() => Put((column, "sk_live_ThisIsTheSecretItself")))!.Message;
        Assert.Multiple(() =>
        {
            Assert.That(refusal, Does.Contain("There is no environment variable of this name").And.Not.Contain("sk_live"));
            Assert.That(World.System.Retrieve("cpay_gateway", Row, new(column)).GetAttributeValue<string>(column) ?? "", Does.Not.Contain("sk_live"));
        });
    }

    [Test]
    public void Lets_a_live_gateway_talk_to_nobody_but_the_provider()
    {
        Put(("cpay_mode", new OptionSetValue((int)GatewayMode.Test)), ("cpay_baseurl", "https://127.0.0.1/"));
        Assert.That(() => Put(("cpay_mode", new OptionSetValue((int)GatewayMode.Live))), Throws.Exception.With.Message.Contains("provider’s own address"));
        Put(("cpay_mode", new OptionSetValue((int)GatewayMode.Live)), ("cpay_baseurl", null));
        Assert.That(() => Put(("cpay_baseurl", "https://127.0.0.1/")), Throws.Exception.With.Message.Contains("provider’s own address"));
    }

    [Test]
    public void Keeps_accepted_currencies_and_brands_in_one_spelling()
    {
        Put(("cpay_currencies", " eur;usd, EUR\n"), ("cpay_brands", "visa electron, MASTER CARD, american_express,Visa"));
        var row = World.System.Retrieve("cpay_gateway", Row, new("cpay_currencies", "cpay_brands"));
        Assert.That((row["cpay_currencies"], row["cpay_brands"]), Is.EqualTo(((object)"EUR, USD", (object)"Visa, Mastercard, Amex")));
        Put(("cpay_currencies", " , "), ("cpay_brands", null));
        row = World.System.Retrieve("cpay_gateway", Row, new("cpay_currencies", "cpay_brands"));
        Assert.That((row.GetAttributeValue<string>("cpay_currencies"), row.GetAttributeValue<string>("cpay_brands")), Is.EqualTo(((string?)null, (string?)null)));
    }

    [TestCase("cpay_currencies", "EUR, UDS", "“UDS” is no currency")]
    [TestCase("cpay_currencies", "EUR USD", "“EUR USD” is no currency")]
    [TestCase("cpay_brands", "Visa, Mastercrd", "“Mastercrd” is no card brand")]
    public void Keeps_no_currency_or_brand_with_a_typing_error(string column, string text, string refusal) =>
        Assert.That(() => Put((column, text)), Throws.Exception.With.Message.Contains(refusal));

    [TestCase("cpay_currencies")]
    [TestCase("cpay_brands")]
    public void Repeats_no_secret_that_was_pasted_among_the_accepted(string column) =>
        Assert.That(() => Put((column, "sk_live_4242424242424242_ThisIsTheSecretItself")), Throws.Exception.With.Message.Contains("skliveThisIsTheSecre”").IgnoreCase.And.Message.Not.Contains("4242"));

    [Test]
    public void Keeps_no_currency_that_the_provider_does_not_take()
    {
        Assert.That(() => Put(("cpay_type", new OptionSetValue((int)GatewayType.Niubiz)), ("cpay_currencies", "PEN, EUR")), Throws.Exception.With.Message.Contains("takes PEN, USD only"));
        Put(("cpay_currencies", "EUR"));
        Assert.That(() => Put(("cpay_type", new OptionSetValue((int)GatewayType.Wompi))), Throws.Exception.With.Message.Contains("takes COP only"), "also when only the type changes");
    }

    [TestCase(GatewayType.Wompi, true)]
    [TestCase(GatewayType.Niubiz, false)]
    [TestCase(GatewayType.Nmi, false)]
    public void Says_where_the_banks_own_words_are_not_told(GatewayType type, bool said)
    {
        var abilities = (string[])World.Call("cpay_GetGatewaySetup", World.Dataverse.SystemUserId, ("GatewayType", new OptionSetValue((int)type)))["Abilities"];
        Assert.That(abilities.Any(ability => ability.StartsWith("Bank answers: only", StringComparison.Ordinal)), Is.EqualTo(said));
    }

    [Test]
    public void Says_which_currencies_a_provider_takes()
    {
        var answer = World.Call("cpay_GetGatewaySetup", World.Dataverse.SystemUserId, ("GatewayType", new OptionSetValue((int)GatewayType.Niubiz)));
        Assert.That((string[])answer["Abilities"], Has.Member("Currencies: PEN, USD only."));
    }

    [Test]
    public void Warns_a_month_a_week_and_a_day_before_its_key_ends_and_when_it_has()
    {
        Put(("cpay_secretexpireson", World.Clock.GetUtcNow().UtcDateTime.Date.AddDays(60)));
        var told = new List<int>();
        for (var day = 0; day <= 70; day++)
        {
            var before = Tasks.Count;
            World.Pass(TimeSpan.FromDays(1));
            for (var task = before; task < Tasks.Count; task++) told.Add(day + 1);
        }

        Assert.Multiple(() =>
        {
            Assert.That(told, Has.Count.EqualTo(4));
            Assert.That(told, Is.EqualTo(new[] { 30, 53, 59, 60 }).Within(1));
            Assert.That(Tasks.Select(task => task.GetAttributeValue<string>("subject")), Has.One.Contains("in 30 days").And.One.Contains("has ended"));
        });
    }

    [Test]
    public void Warns_at_once_if_the_end_is_near_and_not_at_all_without_one()
    {
        Put(("cpay_secretexpireson", World.Clock.GetUtcNow().UtcDateTime.Date.AddDays(3)));
        World.Pass(TimeSpan.FromMinutes(5));
        Assert.That(Tasks, Has.Count.EqualTo(1));
        Assert.That((string)World.Call("cpay_TestGateway", World.Dataverse.SystemUserId, ("GatewayId", Row))["Message"], Does.EndWith("Renew it at the provider and enter the new date."));
        Put(("cpay_secretexpireson", null));
        World.Pass(TimeSpan.FromDays(10));
        Assert.That(Tasks, Has.Count.EqualTo(1));
    }

    private IReadOnlyList<Entity> Tasks => [.. World.Rows("task", "statecode", 0).Where(task => task.GetAttributeValue<string>("subject").Contains("key or certificate", StringComparison.Ordinal))];

    private void Put(params (string Column, object? Value)[] columns)
    {
        var row = new Entity("cpay_gateway", Row);
        foreach (var (column, value) in columns) row[column] = value;
        World.System.Update(row);
    }
}
