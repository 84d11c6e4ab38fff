namespace System.ServiceModel;

/// <summary>A SOAP fault's code.</summary>
public class FaultCode
{
    public FaultCode(string name)
        : this(name, string.Empty, null)
    {
    }

    public FaultCode(string name, FaultCode subCode)
        : this(name, string.Empty, subCode)
    {
    }

    public FaultCode(string name, string ns)
        : this(name, ns, null)
    {
    }

    public FaultCode(string name, string ns, FaultCode subCode)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Namespace = ns ?? string.Empty;
        SubCode = subCode;
    }

    public string Name { get; }

    public string Namespace { get; }

    /// <summary>Null when there is none.</summary>
    public FaultCode SubCode { get; }
}
