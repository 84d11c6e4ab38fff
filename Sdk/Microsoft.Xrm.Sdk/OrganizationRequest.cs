using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>A message with its parameters; the typed requests are views over Parameters.</summary>
[DataContract(Name = "OrganizationRequest", Namespace = ContractNamespaces.Contracts2011)]
public class OrganizationRequest : IExtensibleDataObject
{
    public OrganizationRequest()
    {
    }

    public OrganizationRequest(string requestName) => RequestName = requestName;

    [DataMember]
    public string RequestName { get; set; }

    /// <exception cref="KeyNotFoundException">Read of an absent parameter.</exception>
    public object this[string parameterName]
    {
        get => Parameters[parameterName];
        set => Parameters[parameterName] = value;
    }

    [DataMember]
    public ParameterCollection Parameters { get => field ??= []; set; }

    [DataMember]
    public Guid? RequestId { get; set; }

    public ExtensionDataObject ExtensionData { get; set; }
}
