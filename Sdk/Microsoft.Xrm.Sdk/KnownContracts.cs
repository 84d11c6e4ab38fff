using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Xrm.Sdk;

/// <summary>What an untyped value may hold, for DataContractSerializer: column values, parameters, key values, error details.</summary>
/// <remarks>Numbers, text, Guid, DateTime, TimeSpan and byte[] are known to the serializer itself.</remarks>
internal static class KnownContracts
{
    public static readonly IReadOnlyList<Type> All =
    [
        typeof(AliasedValue),
        typeof(BooleanManagedProperty),
        typeof(ColumnSet),
        typeof(ConcurrencyBehavior),
        typeof(Entity),
        typeof(EntityCollection),
        typeof(EntityImageCollection),
        typeof(EntityReference),
        typeof(EntityReferenceCollection),
        typeof(FetchExpression),
        typeof(Money),
        typeof(OptionSetValue),
        typeof(OptionSetValueCollection),
        typeof(ParameterCollection),
        typeof(QueryByAttribute),
        typeof(QueryExpression),
        typeof(Relationship),
        typeof(RelationshipQueryCollection),
        typeof(Guid[]),
        typeof(int[]),
        typeof(string[]),
    ];
}
