using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>Every message the environment answers, by name.</summary>
internal sealed class MessageCatalog
{
    private readonly Dictionary<string, Message> _messages;

    public MessageCatalog(SolutionContent solution, OrganizationMetadata metadata)
    {
        var types = solution.PluginTypes.ToDictionary(type => type.Id, type => type.ClassName);
        var customApis = metadata.CustomApis.Values.Select(api => new CustomApiMessage(api, api.PluginTypeId is { } id ? types.GetValueOrDefault(id, $"type {id}") : null));
        _messages = BuiltIn().Concat(customApis).ToDictionary(message => message.Name, StringComparer.Ordinal);
    }

    /// <exception cref="System.ServiceModel.FaultException">The message is not emulated.</exception>
    public Message Find(string? name) =>
        _messages.GetValueOrDefault(name ?? "") ?? throw DataverseFaults.NotEmulated($"The message '{name}'");

    private static IEnumerable<Message> BuiltIn() =>
    [
        new CreateMessage(), new RetrieveMessage(), new RetrieveMultipleMessage(), new UpdateMessage(), new DeleteMessage(),
        new UpsertMessage(), new AssociateMessage(), new DisassociateMessage(), new AssignMessage(), new SetStateMessage(),
        new ExecuteMultipleMessage(), new ExecuteTransactionMessage(), new CreateMultipleMessage(), new UpdateMultipleMessage(),
        .. InformationMessages.All, .. SharingMessages.All, .. PrivilegeMessages.All, .. EnvironmentVariableMessages.All, .. TeamMessages.All,
        SendEmailMessage.Instance, .. TemplateMessages.All, .. AuditMessages.All, .. QueueMessages.All,
    ];
}
