using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.AuthorizeNet;
using CrmPayments.Emulator.Gateways.Braintree;
using CrmPayments.Emulator.Gateways.Lakala;
using CrmPayments.Emulator.Gateways.Niubiz;
using CrmPayments.Emulator.Gateways.Nmi;
using CrmPayments.Emulator.Gateways.PaymentsWay;
using CrmPayments.Emulator.Gateways.PayPal;
using CrmPayments.Emulator.Gateways.PlacetoPay;
using CrmPayments.Emulator.Gateways.Stripe;
using CrmPayments.Emulator.Gateways.Wompi;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>One gateway at its simulator, as the tests use it. A new gateway joins all suites by joining this list.</summary>
/// <param name="Type">Which.</param>
/// <param name="Simulator">Its simulator's name.</param>
/// <param name="Secret">The simulator's API secret.</param>
/// <param name="Sell">Charges a test card at the simulator (its address, an amount in its currency, the customer's id in the CRM, which may be empty) and answers the charge's id.</param>
internal sealed record TestGateway(GatewayType Type, string Simulator, string Secret, Func<Uri, decimal, string, Task<string>> Sell)
{
    public static IReadOnlyList<TestGateway> All { get; } =
    [
        new(GatewayType.Braintree, "braintree", BraintreeCredentials.PrivateKey, (url, amount, _) => BraintreeTill.ChargeAsync(url, amount))
        { PublicKey = BraintreeCredentials.PublicKey, MerchantId = BraintreeCredentials.MerchantId, MerchantAccountId = "simulator_usd", ChargedEvent = "transaction_settled", AdvisedDecline = "2001", Store = BraintreeTill.StoreAsync },
        new(GatewayType.Stripe, "stripe", StripeCredentials.SecretKey, StripeTill.ChargeAsync) { WebhookSecret = StripeCredentials.WebhookSecret, ChargedEvent = "payment_intent.succeeded", AdvisedDecline = "insufficient_funds", Store = StripeTill.StoreAsync },
        new(GatewayType.AuthorizeNet, "authorize-net", AuthorizeNetCredentials.TransactionKey, (url, amount, _) => AuthorizeNetTill.ChargeAsync(url, amount))
        { PublicKey = AuthorizeNetCredentials.LoginId, WebhookSecret = AuthorizeNetCredentials.SignatureKey, ChargedEvent = "net.authorize.payment.authcapture.created", CodedDecline = "2", Store = AuthorizeNetTill.StoreAsync },
        new(GatewayType.Nmi, "nmi", NmiCredentials.SecurityKey, (url, amount, _) => NmiTill.ChargeAsync(url, amount)) { WebhookSecret = NmiCredentials.SigningKey, Voided = "canceled", UnknownCode = "299", ChargedEvent = "transaction.sale.success", AdvisedDecline = "202", Store = NmiTill.StoreAsync },
        new(GatewayType.PayPal, "paypal", PayPalCredentials.ClientSecret, PayPalTill.ChargeAsync)
        { PublicKey = PayPalCredentials.ClientId, WebhookSecret = PayPalCredentials.WebhookSecret, ChargedEvent = "PAYMENT.CAPTURE.COMPLETED", AdvisedDecline = "5120", Store = PayPalTill.StoreAsync },
        new(GatewayType.Wompi, "wompi", WompiCredentials.PrivateKey + " " + WompiCredentials.IntegritySecret, (url, amount, _) => WompiTill.ChargeAsync(url, amount))
        { CurrencyCode = "COP", PublicKey = WompiCredentials.PublicKey, WebhookSecret = WompiCredentials.EventsSecret, ChargedEvent = "transaction.updated", Store = WompiTill.StoreAsync },
        new(GatewayType.PlacetoPay, "placetopay", PlacetoPayCredentials.SecretKey, (url, amount, _) => PlacetoPayTill.ChargeAsync(url, amount))
        { PublicKey = PlacetoPayCredentials.Login, SettlesForParts = true, FindsCharges = false, BookedAs = PlacetoPayTill.Short, ChargedEvent = "session", Store = PlacetoPayTill.StoreAsync },
        new(GatewayType.Niubiz, "niubiz", NiubizCredentials.Password, (url, amount, _) => NiubizTill.ChargeAsync(url, amount))
        { PublicKey = NiubizCredentials.User, MerchantId = NiubizCredentials.Merchant, MerchantAccountId = NiubizCredentials.Ruc, CurrencyCode = "PEN", CodedDecline = "116", Store = NiubizTill.StoreAsync },
        new(GatewayType.PaymentsWay, "payments-way", PaymentsWayCredentials.ApiKey, PaymentsWayTill.ChargeAsync)
        {
            MerchantId = PaymentsWayCredentials.Merchant, MerchantAccountId = $"{PaymentsWayCredentials.Form}:{PaymentsWayCredentials.Terminal}", CurrencyCode = "COP", ChargedEvent = "transaction.34",
            Store = PaymentsWayTill.StoreAsync, RefundInConsole = PaymentsWayTill.RefundAsync,
        },
        new(GatewayType.Lakala, "lakala", LakalaCredentials.PrivateKey, LakalaTill.ChargeAsync)
        {
            PublicKey = $"{LakalaCredentials.AppId}:{LakalaCredentials.SerialNo}", MerchantId = LakalaCredentials.Merchant, MerchantAccountId = LakalaCredentials.Terminal,
            WebhookSecret = LakalaCredentials.NotificationCertificate, CurrencyCode = "CNY", ChargedEvent = "trade.SUCCESS", Store = LakalaTill.StoreAsync, BookedAs = LakalaTill.BookedAs, UnknownCode = "Z9#从未见过",
        },
    ];

    /// <summary>The type of the notification that a charge of a stored method was made; empty: the gateway tells of none.</summary>
    public string ChargedEvent { get; init; } = "";

    /// <summary>A decline of insufficient funds, to which a network's codes may be joined; empty: the gateway tells none of them.</summary>
    public string AdvisedDecline { get; init; } = "";

    /// <summary>A decline to which the issuer's own response code may be joined, where the gateway tells that and no advice; else empty.</summary>
    public string CodedDecline { get; init; } = "";

    /// <summary>A reference of ours as the gateway's books show it.</summary>
    public Func<string, string> BookedAs { get; init; } = reference => reference;

    /// <summary>Stores a good method for a new customer; null: the gateway charges no stored methods.</summary>
    public Func<Uri, Task<StoredMethod>>? Store { get; init; }

    /// <summary>What is charged there; the test organization's own is USD.</summary>
    public string CurrencyCode { get; init; } = "USD";

    public string WebhookSecret { get; init; } = "";

    /// <summary>Its word, or part of it, for a charge that was voided, in any case.</summary>
    public string Voided { get; init; } = "void";

    public string PublicKey { get; init; } = "";

    public string MerchantId { get; init; } = "";

    public string MerchantAccountId { get; init; } = "";

    /// <summary>A part can go back only of what is settled, though all of it could before; its simulator has a settle door, too.</summary>
    public bool SettlesForParts { get; init; }

    /// <summary>A charge whose answer was lost is found by our reference; otherwise a person looks into the gateway's console.</summary>
    public bool FindsCharges { get; init; } = true;

    /// <summary>Money can go back through its interface, by a refund or by a void.</summary>
    public bool GivesBack => Capabilities.Refunds || Capabilities.Voids;

    /// <summary>Where nothing goes back through the interface: somebody gives all of a charge back in the provider's console (the simulator's address, the charge's id), and the answer is the event that then tells of it.</summary>
    public Func<Uri, string, Task<string>>? RefundInConsole { get; init; }

    /// <summary>A charge must be settled before it can be refunded; its simulator has a settle door for that.</summary>
    public bool HasSettlement => GivesBack && !Capabilities.RefundsBeforeSettlement;

    /// <summary>The gateway honours our keys, so that what never reached its books may be sent again; otherwise a person decides.</summary>
    public bool HasKeys => Capabilities.IdempotencyWindow > TimeSpan.Zero;

    /// <summary>A refund whose answer was lost is found again; otherwise a person looks it up in the gateway's console.</summary>
    public bool FindsRefunds => Capabilities.FindsRefundByReference;

    /// <summary>A part of a charge can go back; otherwise all of it or nothing.</summary>
    public bool GivesParts => Capabilities is { Refunds: true, PartialRefunds: true };

    /// <summary>What money goes back by, in the words of the simulators' faults.</summary>
    public string GiveBack => Capabilities.Refunds ? "refund" : "void";

    /// <summary>As much of a charge as goes back in one piece there.</summary>
    public decimal Part(decimal whole, decimal part) => GivesParts ? part : whole;

    public GatewayCapabilities Capabilities => GatewayCatalog.Capabilities(Type, atMostOnce: true);

    /// <summary>The same for a charge, whose keys may be remembered for another time.</summary>
    public bool HasKeysOfCharges => (Capabilities.ChargeIdempotencyWindow ?? Capabilities.IdempotencyWindow) > TimeSpan.Zero;

    /// <summary>A stored method can be charged without the customer.</summary>
    public bool ChargesStoredMethods => Capabilities.ChargesStoredMethods;

    /// <summary>A code of a decline that its simulator takes for a fault and no table of ours has; where words go with it, they stand behind a #.</summary>
    public string UnknownCode { get; init; } = "Z99";

    public string SecretName => $"cpay_Test{Type}Secret";

    public Guid Id { get; } = Guid.NewGuid();

    public override string ToString() => Type.ToString();

    public GatewayAccount Account(Uri url) => new(
        Type, GatewayMode.Test, new Secret(Secret), new Secret(WebhookSecret), MerchantId, MerchantAccountId, PublicKey, new Uri(url, $"/simulators/{Simulator}"), AtMostOnce: true);

    public Entity Row(Uri url) => new("cpay_gateway", Id)
    {
        ["cpay_name"] = $"{Type} (test)",
        ["cpay_type"] = new OptionSetValue((int)Type),
        ["cpay_mode"] = new OptionSetValue((int)GatewayMode.Test),
        ["cpay_merchantid"] = MerchantId,
        ["cpay_merchantaccountid"] = MerchantAccountId,
        ["cpay_publickey"] = PublicKey,
        ["cpay_secretname"] = SecretName,
        ["cpay_baseurl"] = Account(url).BaseUrl!.ToString(),
        ["cpay_atmostonce"] = true,
    };

    /// <summary>Charges a test card and answers with what the gateway has.</summary>
    /// <param name="customerReference">What the gateway keeps as metadata (Stripe) or custom id (PayPal); may be empty.</param>
    public async Task<GatewayCharge> ChargeAsync(Uri url, decimal amount, string customerReference = "")
    {
        var id = await Sell(url, amount, customerReference);
        return (await GatewayCatalog.Create(Account(url), FakeClock.OfThePlugins).FindChargeAsync(id, CancellationToken.None)).Match(
            found => found,
            () => throw new InvalidOperationException($"{Type} does not know its own charge {id}."),
            why => throw new InvalidOperationException(why));
    }
}
