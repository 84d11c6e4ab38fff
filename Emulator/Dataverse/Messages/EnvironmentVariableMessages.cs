using CrmPayments.Emulator.Dataverse.Faults;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>Values of environment variables. Secrets come from the host's store, which stands in for Key Vault; no row ever holds one.</summary>
internal static class EnvironmentVariableMessages
{
    private const int SecretType = 100000005;

    public static IEnumerable<Message> All =>
    [
        new DirectMessage("RetrieveEnvironmentVariableSecretValue", Secret),
        new DirectMessage("RetrieveEnvironmentVariableValue", Plain),
    ];

    private static OrganizationResponse Secret(MessageCall call)
    {
        var name = call.Required<string>("EnvironmentVariableName");
        var definition = Definition(call, name);
        if (definition.GetAttributeValue<OptionSetValue>("type")?.Value != SecretType)
        {
            throw DataverseFaults.InvalidArgument($"Environment variable '{name}' is not of type Secret.");
        }

        var value = call.Engine.Options.Secrets?.Find(name)
            ?? throw DataverseFaults.InvalidOperation($"The secret of environment variable '{name}' could not be read: the secret store has none of that name.");
        return Response("RetrieveEnvironmentVariableSecretValue", "EnvironmentVariableSecretValue", value);
    }

    private static OrganizationResponse Plain(MessageCall call)
    {
        var definition = Definition(call, call.Required<string>("DefinitionSchemaName"));
        var query = new QueryExpression("environmentvariablevalue") { ColumnSet = new ColumnSet("value") };
        query.Criteria.AddCondition("environmentvariabledefinitionid", ConditionOperator.Equal, definition.Id);
        var row = call.Scope.Reader.Query(query, call.Everything()).Entities.FirstOrDefault();
        var value = row?.GetAttributeValue<string>("value") ?? definition.GetAttributeValue<string>("defaultvalue");
        return Response("RetrieveEnvironmentVariableValue", "Value", value);
    }

    private static Entity Definition(MessageCall call, string name)
    {
        // Before anything is looked up: who may not read variables does not learn which there are.
        var table = call.Table("environmentvariabledefinition");
        call.Access.DemandPrivilege("Read", table);
        var query = new QueryExpression("environmentvariabledefinition") { ColumnSet = new ColumnSet("type", "defaultvalue", "ownerid", "owningbusinessunit") };
        query.Criteria.AddCondition("schemaname", ConditionOperator.Equal, name);
        var definition = call.Scope.Reader.Query(query, call.Everything()).Entities.FirstOrDefault()
            ?? throw DataverseFaults.InvalidArgument($"There is no environment variable '{name}'.");
        call.Access.Demand(AccessRights.ReadAccess, table, definition);
        return definition;
    }

    private static OrganizationResponse Response(string name, string property, string? value) =>
        new() { ResponseName = name, Results = { [property] = value } };
}
