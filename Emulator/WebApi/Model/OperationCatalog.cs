using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Emulator.WebApi.Model;

/// <summary>Every operation by name: the platform's and the solution's custom APIs.</summary>
public sealed class OperationCatalog(OrganizationMetadata organization)
{
    private readonly Dictionary<string, Operation> _byName = PlatformOperations.All
        .Concat(organization.CustomApis.Values.Select(Operation.Of))
        .ToDictionary(each => each.Name, StringComparer.Ordinal);

    public IEnumerable<Operation> All => _byName.Values;

    public Operation this[string name] => _byName[name];
}
