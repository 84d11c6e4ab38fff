namespace CrmPayments.Core.Gateways;

/// <summary>What a cpay_gateway row can hold of an account, besides its type and mode.</summary>
public enum GatewayField
{
    MerchantId,
    MerchantAccountId,
    PublicKey,

    /// <summary>The name of the environment variable with the key that authenticates us.</summary>
    SecretName,

    /// <summary>The name of the environment variable that notifications are verified with.</summary>
    WebhookSecretName,

    AtMostOnce,
}
