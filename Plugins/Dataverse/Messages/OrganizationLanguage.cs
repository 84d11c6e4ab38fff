using CrmPayments.Core.Messages;

namespace CrmPayments.Plugins.Messages;

/// <summary>The environment's base language: that of customers without one, and of what people read in shared rows.</summary>
internal static class OrganizationLanguage
{
    /// <returns>One of our four LCIDs.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static int Read(IOrganizationService service)
    {
        var organization = service.RetrieveMultiple(new QueryExpression("organization") { ColumnSet = new ColumnSet("languagecode"), TopCount = 1 }).Entities.FirstOrDefault();
        return CustomerLanguages.Nearest(organization?.GetAttributeValue<int>("languagecode") ?? 0);
    }
}
