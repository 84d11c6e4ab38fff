using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Emulator.WebApi.Model;

/// <summary>An action or function of the Web API and the message it stands for.</summary>
/// <param name="BoundTable">Logical name; null for an unbound operation, or one bound to a row of any table.</param>
/// <param name="BoundParameter">The message's parameter that receives the bound row's reference or id; null when none does.</param>
/// <param name="BoundAsId">True when <paramref name="BoundParameter"/> takes the id, not a reference.</param>
public sealed record Operation(
    string Name, bool IsFunction, OperationBinding Binding, string? BoundTable, bool IsPrivate,
    IReadOnlyList<OperationParameter> Parameters, IReadOnlyList<OperationParameter> Properties,
    string? BoundParameter = null, bool BoundAsId = false)
{
    public OperationParameter? FindParameter(string name) => Parameters.FirstOrDefault(each => each.Name == name);

    /// <summary>A lone row or collection is answered itself, without a response type around it.</summary>
    public OperationParameter? BareResult =>
        Properties is [{ Type: OperationValueType.Entity or OperationValueType.EntityCollection } only] ? only : null;

    public static Operation Of(CustomApiMetadata api) => new(
        api.UniqueName, api.IsFunction, (OperationBinding)api.Binding, api.BoundTable, api.IsPrivate,
        [.. api.Parameters.Select(OperationParameter.Of)], [.. api.Properties.Select(OperationParameter.Of)],
        api.Binding == 1 ? "Target" : null);
}

/// <summary>What stands before the operation's name in the URL; the numbers are a custom API's.</summary>
public enum OperationBinding
{
    Global = 0,
    Row = 1,
    Collection = 2,
}

public sealed record OperationParameter(string Name, OperationValueType Type, bool IsOptional = false, string? Table = null)
{
    public static OperationParameter Of(CustomApiParameter parameter) =>
        new(parameter.Name, (OperationValueType)parameter.Type, parameter.IsOptional, parameter.TableName);
}
