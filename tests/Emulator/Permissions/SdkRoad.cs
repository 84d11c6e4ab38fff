using System.ServiceModel;
using CrmPayments.Emulator.Dataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Emulator.Permissions;

/// <summary>The organization service: plug-ins of others and SDK clients come this way.</summary>
internal sealed class SdkRoad(EmbeddedDataverse dataverse) : IRoad
{
    public Task<Answer> ReadAsync(string table, string user) => Try(user, service => service.RetrieveMultiple(new QueryExpression(table) { TopCount = 1 }));

    public Task<Answer> CreateAsync(Entity row, string user) => Try(user, service => service.Create(row));

    public Task<Answer> UpdateAsync(Entity row, string user) => Try(user, service => service.Update(row));

    public Task<Answer> DeleteAsync(string table, Guid id, string user) => Try(user, service => service.Delete(table, id));

    public Task<Answer> CallAsync(string api, IReadOnlyDictionary<string, object> parameters, string user)
    {
        var outcome = "";
        return Try(user, service =>
        {
            var request = new OrganizationRequest(api);
            foreach (var (name, value) in parameters) request[name] = value is Choice choice ? new OptionSetValue(choice.Value) : value;
            var told = service.Execute(request).Results;
            outcome = (told.Contains("Outcome") ? told["Outcome"] : told.Contains("Kind") ? told["Kind"] : "") as string ?? "";
        }, () => outcome);
    }

    private Task<Answer> Try(string user, Action<IOrganizationService> act, Func<string>? outcome = null)
    {
        try
        {
            act(dataverse.As(dataverse.FindUser(user) ?? throw new ArgumentException($"There is no user {user}.", nameof(user))));
            return Task.FromResult(new Answer("", outcome?.Invoke() ?? ""));
        }
        catch (FaultException<OrganizationServiceFault> refused)
        {
            return Task.FromResult(new Answer(refused.Detail.Message));
        }
    }
}
