using CrmPayments.Emulator.Dataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.Demo;

/// <summary>Bank-account recurrences that could not be set up, told as a service tells them: what waits for a person, routed by two rules.</summary>
internal sealed class DemoRecoveryTasks(EmbeddedDataverse dataverse)
{
    private const int WrongAccount = 192700000, WrongHolder = 192700001, Blocked = 192700002, NoSuchProduct = 192700003;
    private const int SetupFailed = 192700002, Monthly = 192700002, Active = 192700000;

    private static readonly IReadOnlyList<FailedSetup> Failures =
    [
        new(1, 9, 45000m, "Donación mensual", WrongAccount, "El banco respondió: la cuenta no existe."),
        new(2, 10, 60000m, "Donación mensual", WrongHolder, "El banco respondió: la identificación no corresponde al titular."),
        new(3, 26, 35m, "Membresía", NoSuchProduct, "El banco respondió: producto inexistente."),
        new(4, 24, 24.90m, "Membership", Blocked, "The bank said: account blocked."),
        new(5, 2, 180m, "Membership", Blocked, "The bank said: account closed."),
    ];

    private readonly IOrganizationService _service = dataverse.As(dataverse.AdministratorId);

    /// <summary>Made once: told again, a failure refreshes the task it has.</summary>
    public void SetUp()
    {
        foreach (var row in Rules()) Put(row);
        foreach (var failure in Failures) Report(failure);
    }

    private static IEnumerable<Entity> Rules()
    {
        var queue = new Entity("queue", DemoIds.Of("queue", 2)) { ["name"] = "Payment recovery" };
        yield return queue;
        yield return new Entity("cpay_taskrouting", DemoIds.Of("taskrouting", 1))
        {
            ["cpay_name"] = "Bank recurrences: within two days",
            ["cpay_priority"] = 10,
            ["cpay_kinds"] = new OptionSetValueCollection { new(SetupFailed) },
            ["cpay_queueid"] = queue.ToEntityReference(),
            ["cpay_dueafterhours"] = 48,
        };
        yield return new Entity("cpay_taskrouting", DemoIds.Of("taskrouting", 2))
        {
            ["cpay_name"] = "High amounts: today, by an approver",
            ["cpay_priority"] = 5,
            ["cpay_minimumamount"] = 100m,
            ["cpay_userid"] = new EntityReference("systemuser", DemoUsers.Approver.Id),
            ["cpay_queueid"] = queue.ToEntityReference(),
            ["cpay_dueafterhours"] = 8,
            ["cpay_remindbeforehours"] = 2,
        };
    }

    private void Report(FailedSetup failure)
    {
        var customer = DemoCustomers.All.Single(one => one.Number == failure.Customer);
        var subscription = new Entity("cpay_subscription", DemoIds.Of("setup", failure.Number))
        {
            ["cpay_name"] = failure.IncomeType,
            ["cpay_customerid"] = new EntityReference("contact", customer.Id),
            ["cpay_amount"] = new Money(failure.Amount),
            ["transactioncurrencyid"] = Currency(customer.Currency),
            ["cpay_interval"] = new OptionSetValue(Monthly),
            ["cpay_intervalcount"] = 1,
            ["cpay_status"] = new OptionSetValue(Active),
            ["cpay_incometype"] = failure.IncomeType,
            ["ownerid"] = new EntityReference("systemuser", DemoUsers.Agent.Id),
        };
        Put(subscription);
        _service.Execute(new OrganizationRequest("cpay_ReportSetupFailure") { ["SubscriptionId"] = subscription.Id, ["Problem"] = new OptionSetValue(failure.Problem), ["Text"] = failure.Text });
    }

    private EntityReference Currency(string code)
    {
        var query = new Microsoft.Xrm.Sdk.Query.QueryExpression("transactioncurrency") { TopCount = 1 };
        query.Criteria.AddCondition("isocurrencycode", Microsoft.Xrm.Sdk.Query.ConditionOperator.Equal, code);
        return _service.RetrieveMultiple(query).Entities.Single().ToEntityReference();
    }

    private void Put(Entity row) => _service.Execute(new UpsertRequest { Target = row });

    private sealed record FailedSetup(int Number, int Customer, decimal Amount, string IncomeType, int Problem, string Text);
}
