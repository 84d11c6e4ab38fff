using System.Reflection;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Gateways.Http;

namespace CrmPayments.Tests.Core.Gateways;

/// <summary>What the contract suite must know of one gateway: its account and its own words for the good case. UnderTest/ has a file for each.</summary>
public sealed partial record GatewayUnderTest(string Name, GatewayAccount Account, string ChargeId)
{
    private static readonly string[] NoFields = ["", "null", "true", "%5B%5D", "%00rubbish", "-1.5", "1e400", "1%20"];

    public const string ApiSecret = "sk_test_VerySecretKey4242", WebhookSecret = "whsec_AlsoVerySecret77";

    /// <summary>All there are: the static fields of this type.</summary>
    public static IReadOnlyList<GatewayUnderTest> All =>
        [.. typeof(GatewayUnderTest).GetFields(BindingFlags.Public | BindingFlags.Static).Select(one => one.GetValue(null)).OfType<GatewayUnderTest>().OrderBy(gateway => gateway.Account.Type)];

    /// <summary>What it can do; null: as the catalogue has it.</summary>
    private readonly GatewayCapabilities? _capabilities;

    public GatewayCapabilities Capabilities
    {
        get => _capabilities ?? GatewayCatalog.Capabilities(Account.Type, atMostOnce: true);
        init => _capabilities = value;
    }

    /// <summary>How its adapter is made; one that no catalogue has, differently.</summary>
    internal Func<GatewayAccount, GatewayTools, IPaymentGateway> Connect { get; init; } = GatewayCatalog.Create;

    /// <summary>How it words notifications; null: as the catalogue has it.</summary>
    private readonly INotificationFormat? _format;

    internal INotificationFormat Format
    {
        get => _format ?? GatewayCatalog.NotificationFormat(Account.Type);
        init => _format = value;
    }

    /// <summary>What goes there and back in these tests; its answers say it as 12.50, or as 1250 where it is told without a point.</summary>
    public decimal Amount { get; init; } = 12.5m;

    /// <summary>Its answer to a charge of the amount under the reference SC-1.</summary>
    public required string Charged { get; init; }

    /// <summary>Its answer to a refund of the amount under the reference RF-1; where it has no refunds, to a void; where it has neither, anything.</summary>
    public required string Refunded { get; init; }

    /// <summary>Its answer to a void of the charge; where it has none, anything.</summary>
    public required string Voided { get; init; }

    /// <summary>Money can go back through its interface, by a refund or by a void.</summary>
    public bool GivesBack => Capabilities.Refunds || Capabilities.Voids;

    /// <summary>Its answer when money moves: back or, where nothing goes back, to us.</summary>
    public string Moved => GivesBack ? Refunded : Charged;

    /// <summary>Its answer to a look-up of the charge by its id.</summary>
    public required string Found { get; init; }

    /// <summary>Stored notifications it understands, each with its type: at least one of a refund and one of a charge.</summary>
    public required (string Type, string Payload)[] Notifications { get; init; }

    /// <summary>Its clear no to a refund (to a charge, where nothing goes back), with <see cref="ApiSecret"/> and a card number in the text: neither may come through.</summary>
    public required string Refusal { get; init; }

    /// <summary>What its clear no means; a gateway without documented words for "too much" only refuses.</summary>
    public RefundDecline RefusalWhy { get; init; } = RefundDecline.AboveWhatIsLeft;

    /// <summary>The HTTP status of the refusal.</summary>
    public int RefusalStatus { get; init; } = 200;

    /// <summary>Parts of an answer without which nothing may be believed.</summary>
    public required string[] Essential { get; init; }

    /// <summary>Of these, the ones that are numbers; the others are texts.</summary>
    public string[] Numbers { get; init; } = [];

    /// <summary>Of these, the ones that are ids, of which any may be; besides those whose names end so.</summary>
    public string[] Ids { get; init; } = [];

    /// <summary>Its answer to a refund says how much; false: it only says yes, and refuses what it cannot book whole.</summary>
    public bool TellsTheAmount { get; init; } = true;

    /// <summary>Answers what is asked before money is, given the whole request as text; null: this request moves money or is a look-up.</summary>
    public required Func<string, string?> Prelude { get; init; }

    /// <summary>Its answers while a link over 12.50 is made under the reference PL-1, given the whole request as text; null: it has no payment links.</summary>
    public Func<string, string>? Link { get; init; }

    public PaymentLinkOrder LinkOrder => new("PL-1", new Money(12.5m, Currency), "Invoice 7", "contact:7", "ada@example.com", ARefund.Now.AddHours(3), "https://shop.example.com/thanks", "key-1", 1033);

    /// <summary>The same for look-ups, where what is asked before money is a look-up itself; null: no difference.</summary>
    public Func<string, string?>? LookupPrelude { get; init; }

    /// <summary>Its answer when money moves with one essential part of another type or empty: each part in each way. JSON, or the fields of a form.</summary>
    public IEnumerable<string> Distorted => Moved.StartsWith('{')
        ? Essential.SelectMany(name => AsJson(name).Select(other => Regex.Replace(Moved, $"\"{name}\":(\"[^\"]*\"|[0-9]+)", _ => $"\"{name}\":{other}")))
        : Essential.SelectMany(name => NoFields.Select(other => Regex.Replace(Moved, $"(?<=^|&){name}=[^&]*", _ => $"{name}={other}")));

    /// <summary>That of its answers.</summary>
    public Currency Currency { get; init; } = Currency.Of("EUR");

    public RefundOrder Refund => new("RF-1", ChargeId, new Money(Amount, Currency), "key-1", "requested_by_customer");

    public ChargeOrder Charge => new("SC-1", new Money(Amount, Currency), MethodToken, CustomerToken, "contact:7", "key-1", Recurring: true);

    /// <summary>One host serves Test and Live: the key decides.</summary>
    public bool OneHostForAll { get; init; }

    /// <summary>What a stored method looks like there.</summary>
    public string MethodToken { get; init; } = "token1";

    /// <summary>And its owner, where the gateway wants one.</summary>
    public string CustomerToken { get; init; } = "cus1";

    /// <summary>Its answer to a link says which and how much; false: it only says where.</summary>
    public bool LinkRepeatsTheOrder { get; init; } = true;

    /// <summary>It has payment links that are made without asking the provider.</summary>
    public bool MakesLinksItself { get; init; }

    public override string ToString() => Name;

    /// <summary>What to do when the suite was not told something of it.</summary>
    public string NotTold(string what) => $"tests/Core/Gateways/UnderTest does not tell {what} of {Name} yet. See docs/gateways/adding-one.md, \"The suites\".";

    private string[] AsJson(string name) =>
        ["null", "true", "[]", "{}", "\"\"", "\"\\u0000rubbish\"", "-1.5", "1e400", Numbers.Contains(name) ? "\"1250\"" : "1250"];

    internal IPaymentGateway On(ScriptedNetwork network) => On(network, TimeSpan.FromSeconds(20));

    internal IPaymentGateway On(ScriptedNetwork network, TimeSpan timeout) =>
        Connect(Account, new GatewayTools(new GatewayHttp(network, timeout), StandingClock.Instance, RandomNumberGenerator.Create()));

    /// <summary>Gives money back: a refund, or a void where there are no refunds.</summary>
    internal Task<RefundResult> GiveBackAsync(IPaymentGateway adapter, CancellationToken cancel = default) => GiveBackAsync(adapter, Refund, cancel);

    internal static Task<RefundResult> GiveBackAsync(IPaymentGateway adapter, RefundOrder order, CancellationToken cancel = default) =>
        adapter.Capabilities.Refunds ? adapter.RefundAsync(order, cancel) : adapter.VoidAsync(order, cancel);

    /// <summary>Moves money: gives it back or, where nothing goes back, charges.</summary>
    internal async Task<Move> MoveAsync(IPaymentGateway adapter, CancellationToken cancel = default) =>
        GivesBack ? Move.Of(await GiveBackAsync(adapter, cancel)) : Move.Of(await adapter.ChargeAsync(Charge, cancel));

    /// <summary>A network on which everything before the money goes well.</summary>
    internal ScriptedNetwork Network(Func<Asked, HttpResponseMessage> answer) => After(Prelude, answer);

    /// <summary>A network on which everything before a look-up goes well.</summary>
    internal ScriptedNetwork LookupNetwork(Func<Asked, HttpResponseMessage> answer) => After(LookupPrelude ?? Prelude, answer);

    private static ScriptedNetwork After(Func<string, string?> before, Func<Asked, HttpResponseMessage> answer) =>
        ScriptedNetwork.Answering(asked => before(asked.ToString()) is { } prelude ? ScriptedNetwork.Json(prelude) : answer(asked));
}
