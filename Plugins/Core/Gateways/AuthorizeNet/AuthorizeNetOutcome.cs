using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Core.Gateways.AuthorizeNet;

/// <summary>What a reply tells of the transaction that was asked for.</summary>
/// <param name="ResponseCode">1 approved, 2 declined, 3 error, 4 held for review.</param>
/// <param name="TransactionId">Empty where nothing was created ("0").</param>
/// <param name="Code">The reason code of a no; empty for a yes.</param>
/// <param name="Text">Its text, safe to show.</param>
internal sealed record AuthorizeNetOutcome(string ResponseCode, string TransactionId, string Code, string Text)
{
    private const int LengthOfNetworkCodes = 2;

    /// <summary>A name of ours: an account in test mode approves everything and books nothing.</summary>
    private const string TestMode = "test-mode";

    private const string Vague = "2";

    /// <summary>The issuer's own response code of a no, where the processor passes it on; else empty.</summary>
    public string NetworkCode { get; init; } = "";

    /// <summary>The brand; may be empty.</summary>
    public string Network { get; init; } = "";

    /// <summary>Why: code 2 covers lack of funds and much else, so there the issuer's own word counts where it is told.</summary>
    public DeclineReason Reason => Code == Vague && NetworkCodes.ReasonOf(PaymentNetworks.Of(Network), NetworkCode) is { } said ? said : AuthorizeNetReader.Declines.Of(Code);

    public bool IsApproved => ResponseCode == "1" && Code.Length == 0;

    public bool IsHeld => ResponseCode == "4";

    public static bool IsToldBy(JsonValue reply) => reply["transactionResponse"]["responseCode"].Text is "1" or "2" or "3" or "4";

    /// <returns>Null when the reply does not tell it, or tells of a yes without an id.</returns>
    public static AuthorizeNetOutcome? Read(JsonValue reply, GatewayAccount account)
    {
        if (!IsToldBy(reply)) return null;
        var told = reply["transactionResponse"];
        var code = told["responseCode"].Text!;
        var id = GatewayId.Of(told["transId"].Text);
        if (code is "2" or "3") return Refused(told, code, id is null or "0" ? "" : id, account);
        if (id == "0") return new AuthorizeNetOutcome(code, "", TestMode, "The account is in test mode: it approves and books nothing.");
        return id is null ? null : new AuthorizeNetOutcome(code, id, "", "");
    }

    private static AuthorizeNetOutcome? Refused(JsonValue told, string responseCode, string id, GatewayAccount account)
    {
        var error = told["errors"].Items is { Count: > 0 } errors ? errors[0] : JsonValue.Missing;
        var code = GatewayId.Code(error["errorCode"].Text);
        return code.Length == 0 ? null : new AuthorizeNetOutcome(responseCode, id, code, SafeText.Of(error["errorText"].Text, account))
        {
            NetworkCode = NetworkCodeOf(told),
            Network = told["accountType"].Text is { Length: <= 20 } brand ? brand : "",
        };
    }

    // Some processors have codes of their own, of three digits; those of the networks have two characters.
    private static string NetworkCodeOf(JsonValue told) => GatewayId.Code(told["rawResponseCode"].Text) is { Length: LengthOfNetworkCodes } code && code.All(char.IsLetterOrDigit) ? code : "";
}
