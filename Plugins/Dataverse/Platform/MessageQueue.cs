namespace CrmPayments.Plugins.Platform;

/// <summary>The queue that the module writes from: the environment variable cpay_MessageQueue holds its email address.</summary>
internal static class MessageQueue
{
    private const string Variable = "cpay_MessageQueue";

    /// <returns>Null: none is set up.</returns>
    /// <exception cref="InvalidPluginExecutionException">One is set up that there is not; the sentence is for an administrator.</exception>
    /// <remarks>One organization-service call, two when one is set up.</remarks>
    public static EntityReference? Find(IOrganizationService service)
    {
        var address = EnvironmentVariables.Text(service, Variable).Trim();
        if (address.Length == 0) return null;
        var query = new QueryExpression("queue") { ColumnSet = new ColumnSet(false), TopCount = 1 };
        query.Criteria.AddCondition("emailaddress", ConditionOperator.Equal, address);
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault()?.ToEntityReference()
            ?? throw new InvalidPluginExecutionException($"No active queue has the email address of the environment variable {Variable}.");
    }
}
