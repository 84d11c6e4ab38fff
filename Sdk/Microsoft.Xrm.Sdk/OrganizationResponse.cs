using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>A message's results; the typed responses are views over Results.</summary>
[DataContract(Name = "OrganizationResponse", Namespace = ContractNamespaces.Contracts2011)]
public class OrganizationResponse : IExtensibleDataObject
{
    [DataMember]
    public string ResponseName { get; set; }

    /// <exception cref="KeyNotFoundException">Read of an absent result.</exception>
    public object this[string parameterName]
    {
        get => Results[parameterName];
        set => Results[parameterName] = value;
    }

    [DataMember]
    public ParameterCollection Results { get => field ??= []; set; }

    public ExtensionDataObject ExtensionData { get; set; }
}
