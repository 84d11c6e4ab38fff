using CrmPayments.Core.Messages;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Messages;

/// <summary>Who is written to.</summary>
/// <param name="Customer">A contact or an account; null: the refund belongs to nobody.</param>
/// <param name="HasAddress">Whether an email address is known.</param>
/// <param name="WantsNoEmails">Whether they said so.</param>
/// <param name="Language">The LCID they are written to in: their own, that of a contact's company, else the environment's.</param>
internal sealed record Recipient(EntityReference? Customer, bool HasAddress, bool WantsNoEmails, int Language)
{
    private const string Address = "emailaddress1";
    private const string NoEmails = "donotemail";
    private const string LanguageColumn = "cpay_language";
    private const string CompanyAlias = "company";

    /// <remarks>One organization-service call, two where no language is set.</remarks>
    public static Recipient Read(IOrganizationService service, EntityReference? customer)
    {
        var row = customer is null ? null : Find(service, customer);
        if (row is null) return new(null, false, false, BaseLanguage(service));
        var language = LanguageOf(row) ?? LanguageOf(row.Row(CompanyAlias, "account")) ?? BaseLanguage(service);
        return new(customer, row.GetAttributeValue<string>(Address) is { Length: > 0 }, row.GetAttributeValue<bool>(NoEmails), language);
    }

    private static Entity? Find(IOrganizationService service, EntityReference customer)
    {
        var query = new QueryExpression(customer.LogicalName) { ColumnSet = new ColumnSet(Address, NoEmails, LanguageColumn) };
        query.Criteria.AddCondition(customer.LogicalName + "id", ConditionOperator.Equal, customer.Id);
        if (customer.LogicalName == "contact")
        {
            var company = query.AddLink("account", "parentcustomerid", "accountid", JoinOperator.LeftOuter);
            company.EntityAlias = CompanyAlias;
            company.Columns = new ColumnSet(LanguageColumn);
        }

        return service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }

    private static int? LanguageOf(Entity row) => row.GetAttributeValue<OptionSetValue>(LanguageColumn) is { } option ? CustomerLanguages.LcidOf(option.Value) : null;

    private static int BaseLanguage(IOrganizationService service)
    {
        var organization = service.RetrieveMultiple(new QueryExpression("organization") { ColumnSet = new ColumnSet("languagecode"), TopCount = 1 }).Entities.FirstOrDefault();
        return CustomerLanguages.Nearest(organization?.GetAttributeValue<int>("languagecode") ?? 0);
    }
}
