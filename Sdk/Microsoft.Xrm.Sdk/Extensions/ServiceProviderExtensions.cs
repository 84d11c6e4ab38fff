namespace Microsoft.Xrm.Sdk.Extensions;

public static class ServiceProviderExtensions
{
    /// <summary>The service, or null when the host has none of the type.</summary>
    public static T Get<T>(this IServiceProvider serviceProvider) => (T)serviceProvider.GetService(typeof(T));

    /// <summary>The organization service as the given user; the empty id is the user of the step.</summary>
    public static IOrganizationService GetOrganizationService(this IServiceProvider serviceProvider, Guid id) =>
        serviceProvider.Get<IOrganizationServiceFactory>().CreateOrganizationService(id);
}
