using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Query;

[DataContract(Name = "QueryExpression", Namespace = ContractNamespaces.Contracts2011)]
public sealed class QueryExpression : QueryBase
{
    public QueryExpression()
    {
    }

    public QueryExpression(string entityName) => EntityName = entityName;

    [DataMember]
    public bool Distinct { get; set; }

    [DataMember]
    public bool NoLock { get; set; }

    /// <summary>Page 0 of 0 rows: no paging asked for.</summary>
    [DataMember]
    public PagingInfo PageInfo { get; set; } = new();

    [DataMember]
    public string QueryHints { get; set; }

    [DataMember]
    public DataCollection<LinkEntity> LinkEntities { get => field ??= []; private set; }

    [DataMember]
    public FilterExpression Criteria { get; set; } = new();

    [DataMember]
    public DataCollection<OrderExpression> Orders { get => field ??= []; private set; }

    [DataMember]
    public string EntityName { get; set; }

    /// <summary>Empty when nothing was set: the primary key only.</summary>
    [DataMember]
    public ColumnSet ColumnSet { get; set; } = new();

    /// <summary>Null: no limit. Not to be used together with paging.</summary>
    [DataMember]
    public int? TopCount { get; set; }

    public void AddOrder(string attributeName, OrderType orderType) => Orders.Add(new(attributeName, orderType));

    public void AddOrder(string attributeName, OrderType orderType, string alias, string entityName) =>
        Orders.Add(new(attributeName, orderType, alias, entityName));

    public LinkEntity AddLink(string linkToEntityName, string linkFromAttributeName, string linkToAttributeName) =>
        AddLink(linkToEntityName, linkFromAttributeName, linkToAttributeName, JoinOperator.Inner);

    public LinkEntity AddLink(string linkToEntityName, string linkFromAttributeName, string linkToAttributeName, JoinOperator joinOperator)
    {
        var link = new LinkEntity(EntityName, linkToEntityName, linkFromAttributeName, linkToAttributeName, joinOperator);
        LinkEntities.Add(link);
        return link;
    }
}
