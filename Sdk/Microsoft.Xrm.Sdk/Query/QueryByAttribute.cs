using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Query;

/// <summary>Rows whose columns equal the values, by position.</summary>
[DataContract(Name = "QueryByAttribute", Namespace = ContractNamespaces.Contracts2011)]
[KnownType(nameof(ContractTypes))]
public sealed class QueryByAttribute : QueryBase
{
    public QueryByAttribute()
    {
    }

    public QueryByAttribute(string entityName) => EntityName = entityName;

    [DataMember]
    public string EntityName { get; set; }

    [DataMember]
    public DataCollection<string> Attributes { get => field ??= []; private set; }

    [DataMember]
    public DataCollection<object> Values { get => field ??= []; private set; }

    /// <summary>Null: no paging asked for.</summary>
    [DataMember]
    public PagingInfo PageInfo { get; set; }

    /// <summary>Null until set, unlike a QueryExpression's.</summary>
    [DataMember]
    public ColumnSet ColumnSet { get; set; }

    [DataMember]
    public DataCollection<OrderExpression> Orders { get => field ??= []; private set; }

    [DataMember]
    public int? TopCount { get; set; }

    public void AddOrder(string attributeName, OrderType orderType) => Orders.Add(new(attributeName, orderType));

    public void AddAttributeValue(string attributeName, object value)
    {
        Attributes.Add(attributeName);
        Values.Add(value);
    }

    private static IEnumerable<Type> ContractTypes() => KnownContracts.All;
}
