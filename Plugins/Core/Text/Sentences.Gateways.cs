using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Core.Text;

/// <content>What a gateway can do, and what is missing on its row.</content>
public sealed partial class Sentences
{
    /// <summary>What this gateway can do and what it cannot, one sentence each, for an administrator.</summary>
    public IReadOnlyList<string> Abilities(GatewayCapabilities can)
    {
        var keys = new List<string> { !can.Refunds ? "Refunds.None" : can.PartialRefunds ? "Refunds.InPart" : "Refunds.Whole" };
        if (!can.RefundsBeforeSettlement && (can.Refunds || can.Voids)) keys.Add(can.Voids ? "BeforeSettlement.Void" : "BeforeSettlement.Wait");
        keys.Add(can.IdempotencyWindow > TimeSpan.Zero ? "Keys.Yes" : "Keys.No");
        keys.Add(can.ChargesStoredMethods ? "Stored.Yes" : "Stored.No");
        keys.Add(can.PaymentLinks ? "Links.Yes" : "Links.No");
        if (!can.Notifies) keys.Add("Notifies.No");
        if (can.ChargesStoredMethods && !can.TellsNetworkCode && !can.TellsNetworkAdvice) keys.Add("Network.No");
        if (can.OnlyCurrencies.Count > 0) keys.Add("Currencies.Only");
        var sentences = keys.Select(key => _language.Fill("Ability." + key, string.Join(", ", can.OnlyCurrencies))).ToList();
        if (can.Refunds && can.RefundWindow is { } window) sentences.Insert(1, _language.Fill("Ability.Window", (int)window.TotalDays));
        return sentences;
    }

    /// <summary>What the row of a gateway lacks, in the provider's words.</summary>
    public string MissingOnGateway(IEnumerable<string> words) => _language.Fill("Gateway.Missing", string.Join(", ", words));

    /// <summary>The provider has no adapter in this version.</summary>
    public string NoAdapter() => _language.Fill("Gateway.NoAdapter");

    /// <summary>A name of an environment variable that does not exist. The name is not repeated: it may be a secret, pasted into the wrong field.</summary>
    public string NoSuchVariable() => _language.Fill("Gateway.NoSuchVariable");

    /// <summary>A Live row with the address of a simulator.</summary>
    public string LiveHasNoBaseUrl() => _language.Fill("Gateway.LiveHasNoBaseUrl");

    /// <param name="word">What was entered as a currency and is none.</param>
    public string NoSuchCurrency(string word) => _language.Fill("Gateway.NoSuchCurrency", word);

    /// <param name="only">Of the provider.</param>
    public string OnlyTheseCurrencies(IReadOnlyList<string> only) => _language.Fill("Gateway.OnlyTheseCurrencies", string.Join(", ", only));

    /// <param name="word">What was entered as a card brand and is not known.</param>
    public string NoSuchBrand(string word) => _language.Fill("Gateway.NoSuchBrand", word, string.Join(", ", CardBrands.All));

    /// <summary>The gateway is paused, and what was to be sent waits.</summary>
    public string GatewayPaused() => _language.Fill("Gateway.Paused");

    /// <param name="charges">How many were declined for a code that no table, rule or network explains; at least one.</param>
    public string UnknownCodes(int charges) => _language.Fill("Gateway.UnknownCodes", charges);

    /// <param name="days">Left; zero or less: it has ended.</param>
    public string SecretEnds(int days) => days > 0 ? _language.Fill("Gateway.SecretEnds", days) : _language.Fill("Gateway.SecretEnded");
}
