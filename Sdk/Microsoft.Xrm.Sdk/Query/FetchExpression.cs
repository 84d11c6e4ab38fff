using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Query;

[DataContract(Name = "FetchExpression", Namespace = ContractNamespaces.Contracts2011)]
public sealed class FetchExpression : QueryBase
{
    public FetchExpression()
    {
    }

    public FetchExpression(string query) => Query = query;

    /// <summary>FetchXML.</summary>
    [DataMember]
    public string Query { get; set; }
}
