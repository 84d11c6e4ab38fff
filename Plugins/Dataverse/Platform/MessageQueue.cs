namespace CrmPayments.Plugins.Platform;

/// <summary>The queue that the module writes from: the environment variable cpay_MessageQueue holds its email address.</summary>
internal static class MessageQueue
{
    private const string Variable = "cpay_MessageQueue";

    /// <returns>With its name; null: none is set up.</returns>
    /// <exception cref="InvalidPluginExecutionException">One is set up that there is not; the sentence is for an administrator.</exception>
    /// <remarks>One organization-service call, two when one is set up.</remarks>
    public static EntityReference? Find(IOrganizationService service)
    {
        var address = EnvironmentVariables.Text(service, Variable).Trim();
        if (address.Length == 0) return null;
        var query = new QueryExpression("queue") { ColumnSet = new ColumnSet("name"), TopCount = 1 };
        query.Criteria.AddCondition("emailaddress", ConditionOperator.Equal, address);
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        var queue = service.RetrieveMultiple(query).Entities.FirstOrDefault()
            ?? throw new InvalidPluginExecutionException($"No active queue has the email address of the environment variable {Variable}.");
        return new EntityReference("queue", queue.Id) { Name = queue.GetAttributeValue<string>("name") };
    }
}
