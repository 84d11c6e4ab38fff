using CrmPayments.Emulator.Dataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.Demo;

/// <summary>What an administrator would set up by hand: currencies, users with roles, gateways, policies, customers.</summary>
internal sealed class DemoOrganization(EmbeddedDataverse dataverse, Uri url)
{
    private readonly IOrganizationService _service = dataverse.As(dataverse.AdministratorId);

    public void SetUp()
    {
        foreach (var row in Currencies().Concat(DemoGateways.SecretDefinitions()).Concat(DemoGateways.All.Select(gateway => gateway.Row(url)))) Put(row);
        foreach (var user in DemoUsers.All) PutUser(user);
        foreach (var policy in Policies()) Put(policy);
        foreach (var customer in DemoCustomers.All) Put(Contact(customer));
        SetUpMessages();
    }

    /// <summary>The simulators and the status page are at this start's address: the demo follows, whatever else an administrator changed on its gateways.</summary>
    public void PointHere()
    {
        Put(Setting("cpay_StatusPageUrl", url.GetLeftPart(UriPartial.Authority)));
        var known = _service.RetrieveMultiple(new Microsoft.Xrm.Sdk.Query.QueryExpression("cpay_gateway")).Entities.Select(row => row.Id).ToHashSet();
        foreach (var row in DemoGateways.All.Select(gateway => gateway.Row(url)).Where(row => known.Contains(row.Id)))
            _service.Update(new Entity(row.LogicalName, row.Id) { ["cpay_baseurl"] = row["cpay_baseurl"] });
    }

    /// <summary>Who writes to customers, where they go after they have paid, and where the status page is.</summary>
    private void SetUpMessages()
    {
        const string Address = "payments@contoso.example";
        Put(new Entity("queue", DemoIds.Of("queue", 1)) { ["name"] = "Contoso Payments", ["emailaddress"] = Address });
        Put(Setting("cpay_MessageQueue", Address));
        Put(Setting("cpay_CustomerPageUrl", "https://www.contoso.example/account"));
        PointHere();
    }

    private Entity Setting(string name, string value)
    {
        var query = new Microsoft.Xrm.Sdk.Query.QueryExpression("environmentvariabledefinition") { TopCount = 1 };
        query.Criteria.AddCondition("schemaname", Microsoft.Xrm.Sdk.Query.ConditionOperator.Equal, name);
        return new Entity("environmentvariablevalue", DemoIds.Of("setting " + name, 1))
        {
            ["schemaname"] = name,
            ["environmentvariabledefinitionid"] = _service.RetrieveMultiple(query).Entities.Single().ToEntityReference(),
            ["value"] = value,
        };
    }

    private void Put(Entity row) => _service.Execute(new UpsertRequest { Target = row });

    private void PutUser(DemoUser user)
    {
        Put(new Entity("systemuser", user.Id)
        {
            ["domainname"] = user.DomainName,
            ["internalemailaddress"] = user.DomainName,
            ["firstname"] = user.FirstName,
            ["lastname"] = user.LastName,
            ["title"] = user.Is,
            ["businessunitid"] = new EntityReference("businessunit", dataverse.RootBusinessUnitId),
            ["azureactivedirectoryobjectid"] = user.Id,
        });
        var role = user.RoleId ?? dataverse.BasicUserRoleId;
        if (HasRole(user.Id, role)) return;
        _service.Associate("systemuser", user.Id, new Relationship("systemuserroles_association"), [new EntityReference("role", role)]);
    }

    private bool HasRole(Guid userId, Guid roleId)
    {
        var query = new Microsoft.Xrm.Sdk.Query.QueryExpression("systemuserroles") { TopCount = 1 };
        query.Criteria.AddCondition("systemuserid", Microsoft.Xrm.Sdk.Query.ConditionOperator.Equal, userId);
        query.Criteria.AddCondition("roleid", Microsoft.Xrm.Sdk.Query.ConditionOperator.Equal, roleId);
        return _service.RetrieveMultiple(query).Entities.Count > 0;
    }

    private static IEnumerable<Entity> Currencies()
    {
        yield return Currency(1, "EUR", "Euro", "€", 2, 0.92m);
        yield return Currency(2, "MXN", "Mexican Peso", "$", 2, 17.2m);
        yield return Currency(3, "COP", "Colombian Peso", "$", 2, 4100m);
        yield return Currency(4, "CNY", "Chinese Yuan", "¥", 2, 7.2m);
        yield return Currency(5, "JPY", "Japanese Yen", "¥", 0, 150m);
        yield return Currency(6, "GBP", "Pound Sterling", "£", 2, 0.79m);
        yield return Currency(7, "PEN", "Peruvian Sol", "S/", 2, 3.4m);
    }

    private static Entity Currency(int number, string code, string name, string symbol, int precision, decimal rate) =>
        new("transactioncurrency", DemoIds.Of("currency", number))
        {
            ["isocurrencycode"] = code,
            ["currencyname"] = name,
            ["currencysymbol"] = symbol,
            ["currencyprecision"] = precision,
            ["exchangerate"] = rate,
        };

    private static IEnumerable<Entity> Policies()
    {
        yield return Policy(1, "Agents: up to 100 alone, up to 500 with approval", DemoUsers.Agent, 500m, 100m, 5m);
        yield return Policy(2, "Approvers: up to 1,000", DemoUsers.Approver, 1000m, null, 15m);
        var administrators = Policy(3, "Administrators: up to 10,000, above 5,000 with a code", DemoUsers.Administrator, 10000m, null, 30m);
        administrators["cpay_stepupabove"] = 5000m;
        yield return administrators;
    }

    private static Entity Policy(int number, string name, DemoUser role, decimal most, decimal? approvalAbove, decimal discount) =>
        new("cpay_refundpolicy", DemoIds.Of("policy", number))
        {
            ["cpay_name"] = name,
            ["cpay_appliesto"] = new OptionSetValue(192700000),
            ["cpay_roleid"] = new EntityReference("role", role.RoleId!.Value),
            ["cpay_maximumperrefund"] = most,
            ["cpay_approvalabove"] = approvalAbove,
            ["cpay_maximumdiscount"] = discount,
        };

    private static Entity Contact(DemoCustomer customer) => new("contact", customer.Id)
    {
        ["firstname"] = customer.FirstName,
        ["lastname"] = customer.LastName,
        ["emailaddress1"] = customer.Email,
        ["telephone1"] = customer.Phone,
        ["address1_city"] = customer.City,
        ["address1_country"] = customer.Country,
        ["cpay_language"] = new OptionSetValue((int)customer.Language),
        ["ownerid"] = new EntityReference("systemuser", DemoUsers.Agent.Id),
    };
}
