using CrmPayments.Core.Gateways;

namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_gateway: a merchant account at a payment provider.</summary>
internal static class GatewayRow
{
    public const string Table = "cpay_gateway";
    public const string Id = "cpay_gatewayid";
    public const string Name = "cpay_name";
    public const string Type = "cpay_type";
    public const string Mode = "cpay_mode";
    public const string MerchantId = "cpay_merchantid";
    public const string MerchantAccountId = "cpay_merchantaccountid";
    public const string PublicKey = "cpay_publickey";
    public const string SecretName = "cpay_secretname";
    public const string WebhookSecretName = "cpay_webhooksecretname";
    public const string BaseUrl = "cpay_baseurl";
    public const string AtMostOnce = "cpay_atmostonce";

    /// <summary>The account has the provider's account updater.</summary>
    public const string RenewsCards = "cpay_renewscards";

    /// <summary>How often stored methods are verified; empty: never.</summary>
    public const string VerifyEveryDays = "cpay_verifyeverydays";

    /// <summary>The currencies that the merchant account takes, with commas between them; empty: all that the provider takes.</summary>
    public const string Currencies = "cpay_currencies";

    /// <summary>The same for card brands.</summary>
    public const string Brands = "cpay_brands";

    public const string Health = "cpay_health";
    public const string Failures = "cpay_failures";
    public const string FailingSince = "cpay_failingsince";
    public const string RetryOn = "cpay_retryon";
    public const string HealthNote = "cpay_healthnote";

    /// <summary>A date, told by who entered the secret: the key or certificate works no longer from then on.</summary>
    public const string SecretExpiresOn = "cpay_secretexpireson";

    /// <summary>When due work warns of that; empty: no (further) warning.</summary>
    public const string WarnOn = "cpay_warnon";

    /// <summary>Set by due work: warns in a job of its own.</summary>
    public const string WarnRequestedOn = "cpay_warnrequestedon";

    private static readonly Dictionary<GatewayField, string> Columns = new()
    {
        [GatewayField.MerchantId] = MerchantId,
        [GatewayField.MerchantAccountId] = MerchantAccountId,
        [GatewayField.PublicKey] = PublicKey,
        [GatewayField.SecretName] = SecretName,
        [GatewayField.WebhookSecretName] = WebhookSecretName,
        [GatewayField.AtMostOnce] = AtMostOnce,
    };

    /// <summary>What is needed to talk to the gateway.</summary>
    public static readonly string[] ForCalls =
        [Id, Name, Type, Mode, MerchantId, MerchantAccountId, PublicKey, SecretName, BaseUrl, AtMostOnce, RenewsCards, Currencies, Brands, Health, Failures, FailingSince, RetryOn, "statecode"];

    /// <summary>An administrator has deactivated it: nothing new is charged through it; what is under way is still looked up.</summary>
    public static bool IsOff(Entity row) => row.GetAttributeValue<OptionSetValue>("statecode")?.Value == 1;

    public static string ColumnOf(GatewayField field) => Columns[field];

    /// <summary>What the provider needs and the row does not have, in the provider's words.</summary>
    public static IReadOnlyList<string> Missing(Entity row) => TypeOf(row) is { } type && GatewayCatalog.Available.Contains(type)
        ? [.. GatewaySetup.Of(type).Where(field => field.Required && string.IsNullOrWhiteSpace(row.GetAttributeValue<string>(ColumnOf(field.Field)))).Select(field => field.Word)]
        : [];

    /// <summary>The gateway's type; null when the row has none or one this version does not know.</summary>
    public static GatewayType? TypeOf(Entity row) =>
        row.GetAttributeValue<OptionSetValue>(Type) is { } type && Enum.IsDefined(typeof(GatewayType), type.Value) ? (GatewayType)type.Value : null;

    /// <summary>Null: no gateway, or one this version has no adapter for.</summary>
    public static GatewayCapabilities? CapabilitiesOf(Entity row) =>
        TypeOf(row) is { } type && GatewayCatalog.Available.Contains(type) ? GatewayCatalog.Capabilities(type, row.GetAttributeValue<bool>(AtMostOnce)) : null;

    /// <summary>The currencies that it takes: those an administrator listed, else the only ones of the provider; empty: all.</summary>
    public static IReadOnlyList<string> CurrenciesOf(Entity row) =>
        AcceptedKinds.Currencies(row.GetAttributeValue<string>(Currencies)) is { Count: > 0 } listed ? listed : CapabilitiesOf(row)?.OnlyCurrencies ?? [];

    /// <summary>The card brands that it takes; empty: all.</summary>
    public static IReadOnlyList<string> BrandsOf(Entity row) => AcceptedKinds.Brands(row.GetAttributeValue<string>(Brands));

    public static bool Takes(Entity row, Currency currency) => CurrenciesOf(row) is var only && (only.Count == 0 || only.Contains(currency.Code));

    /// <summary>The account, with the secret that was fetched for it.</summary>
    /// <exception cref="InvalidPluginExecutionException">The row is set up wrongly; the sentence is for an administrator.</exception>
    public static GatewayAccount ToAccount(Entity row, Secret apiSecret) => new(
        TypeOf(row) ?? throw new InvalidPluginExecutionException($"The gateway '{row.GetAttributeValue<string>(Name)}' has no type. Choose one on its form."),
        row.GetAttributeValue<OptionSetValue>(Mode)?.Value == (int)GatewayMode.Live ? GatewayMode.Live : GatewayMode.Test,
        apiSecret,
        default,
        row.GetAttributeValue<string>(MerchantId) ?? "",
        row.GetAttributeValue<string>(MerchantAccountId) ?? "",
        row.GetAttributeValue<string>(PublicKey) ?? "",
        BaseUrlOf(row),
        row.GetAttributeValue<bool>(AtMostOnce));

    private static Uri? BaseUrlOf(Entity row)
    {
        var text = row.GetAttributeValue<string>(BaseUrl);
        if (string.IsNullOrWhiteSpace(text)) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url)
            ? url
            : throw new InvalidPluginExecutionException($"The base URL of the gateway '{row.GetAttributeValue<string>(Name)}' is not a URL. Correct it on its form.");
    }
}
