using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Offers;

/// <summary>Where a customer goes after a gateway's payment page: the environment variable cpay_CustomerPageUrl.</summary>
internal static class ReturnPage
{
    /// <summary>For an administrator.</summary>
    public const string Missing = $"The environment variable {Variable} must hold the HTTPS address of the page where customers go after they have paid. No payment link can be made without it.";

    private const string Variable = "cpay_CustomerPageUrl";

    /// <returns>Null: it holds no HTTPS address.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static Uri? Read(IOrganizationService service) =>
        Uri.TryCreate(EnvironmentVariables.Text(service, Variable).Trim(), UriKind.Absolute, out var page) && page.Scheme == "https" ? page : null;
}
