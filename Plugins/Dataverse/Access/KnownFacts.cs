using CrmPayments.Core.Risk;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Access;

/// <summary>What the CRM knows of a charge's customer that the customer knows, too.</summary>
internal static class KnownFacts
{
    private const string MethodAlias = "method";

    private static readonly Dictionary<string, Dictionary<CustomerFact, string[]>> Columns = new()
    {
        ["contact"] = new()
        {
            [CustomerFact.Email] = ["emailaddress1", "emailaddress2"],
            [CustomerFact.Phone] = ["telephone1", "telephone2", "mobilephone"],
            [CustomerFact.PostalCode] = ["address1_postalcode"],
        },
        ["account"] = new()
        {
            [CustomerFact.Email] = ["emailaddress1"],
            [CustomerFact.Phone] = ["telephone1"],
            [CustomerFact.PostalCode] = ["address1_postalcode"],
        },
    };

    /// <remarks>One organization-service call.</remarks>
    public static IReadOnlyDictionary<CustomerFact, IReadOnlyList<string>> Read(IOrganizationService service, Guid transactionId)
    {
        var row = service.RetrieveMultiple(Query(transactionId)).Entities[0];
        return new Dictionary<CustomerFact, IReadOnlyList<string>>
        {
            [CustomerFact.LastFour] = Values(row.Row(MethodAlias, PaymentMethodRow.Table), [PaymentMethodRow.LastFour]),
            [CustomerFact.OrderReference] = Values(row, [TransactionRow.OrderReference]),
            [CustomerFact.Email] = OfCustomer(row, CustomerFact.Email),
            [CustomerFact.Phone] = OfCustomer(row, CustomerFact.Phone),
            [CustomerFact.PostalCode] = OfCustomer(row, CustomerFact.PostalCode),
        };
    }

    private static QueryExpression Query(Guid transactionId)
    {
        var query = new QueryExpression(TransactionRow.Table) { ColumnSet = new ColumnSet(TransactionRow.OrderReference) };
        query.Criteria.AddCondition(TransactionRow.Id, ConditionOperator.Equal, transactionId);
        Link(query, TransactionRow.PaymentMethod, PaymentMethodRow.Table, PaymentMethodRow.Id, MethodAlias, PaymentMethodRow.LastFour);
        foreach (var table in Columns) Link(query, TransactionRow.Customer, table.Key, table.Key + "id", table.Key, [.. table.Value.Values.SelectMany(column => column)]);
        return query;
    }

    private static void Link(QueryExpression query, string from, string table, string to, string alias, params string[] columns)
    {
        var link = query.AddLink(table, from, to, JoinOperator.LeftOuter);
        link.EntityAlias = alias;
        link.Columns = new ColumnSet(columns);
    }

    private static List<string> OfCustomer(Entity row, CustomerFact fact) => [.. Columns.SelectMany(table => Values(row.Row(table.Key, table.Key), table.Value[fact]))];

    private static List<string> Values(Entity row, string[] columns) =>
        [.. columns.Select(row.GetAttributeValue<string>).Where(value => !string.IsNullOrWhiteSpace(value))];
}
