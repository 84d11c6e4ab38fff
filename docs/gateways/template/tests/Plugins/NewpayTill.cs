namespace CrmPayments.Tests.Plugins;

/// <summary>A shop that sells through the Newpay simulator.</summary>
internal static class NewpayTill
{
    /// <returns>The charge's id.</returns>
    public static Task<string> ChargeAsync(Uri url, decimal amount) =>
        throw ToDo($"how to sell something for {amount} at {url}");

    /// <summary>Stores a good method for a new customer.</summary>
    public static Task<StoredMethod> StoreAsync(Uri url) => throw ToDo($"how to store a method at {url}");

    private static NotSupportedException ToDo(string what) =>
        new($"NewpayTill does not say yet {what}. See docs/gateways/adding-one.md, \"The suites\".");
}
