using CrmPayments.Core.Messages;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>What routing asks about a customer.</summary>
/// <param name="Name">Empty: not known.</param>
/// <param name="Owner">Who looks after them; null: there is no such customer.</param>
/// <param name="Language">Their own, that of a contact's company; null: neither is set.</param>
internal sealed record TaskCustomer(string Name, EntityReference? Owner, CustomerLanguage? Language)
{
    private const string LanguageColumn = "cpay_language";
    private const string OwnerColumn = "ownerid";
    private const string CompanyAlias = "company";

    /// <remarks>One organization-service call.</remarks>
    public static TaskCustomer Read(IOrganizationService service, EntityReference customer)
    {
        var name = customer.LogicalName == "contact" ? "fullname" : "name";
        var query = new QueryExpression(customer.LogicalName) { ColumnSet = new ColumnSet(OwnerColumn, LanguageColumn, name), TopCount = 1, NoLock = true };
        query.Criteria.AddCondition(customer.LogicalName + "id", ConditionOperator.Equal, customer.Id);
        if (customer.LogicalName == "contact")
        {
            var company = query.AddLink("account", "parentcustomerid", "accountid", JoinOperator.LeftOuter);
            company.EntityAlias = CompanyAlias;
            company.Columns = new ColumnSet(LanguageColumn);
        }

        var row = service.RetrieveMultiple(query).Entities.FirstOrDefault() ?? new Entity(customer.LogicalName);
        return new(row.GetAttributeValue<string>(name) ?? "", row.GetAttributeValue<EntityReference>(OwnerColumn), LanguageOf(row) ?? LanguageOf(row.Row(CompanyAlias, "account")));
    }

    private static CustomerLanguage? LanguageOf(Entity row) => (CustomerLanguage?)row.GetAttributeValue<OptionSetValue>(LanguageColumn)?.Value;
}
