namespace Microsoft.Xrm.Sdk;

/// <summary>XML namespaces of the data contracts, by the release that brought them.</summary>
internal static class ContractNamespaces
{
    public const string Contracts2011 = "http://schemas.microsoft.com/xrm/2011/Contracts";
    public const string Contracts2012 = "http://schemas.microsoft.com/xrm/2012/Contracts";
    public const string Contracts2014 = "http://schemas.microsoft.com/xrm/2014/Contracts";
    public const string Contracts71 = "http://schemas.microsoft.com/xrm/7.1/Contracts";
    public const string Contracts90 = "http://schemas.microsoft.com/xrm/9.0/Contracts";
    public const string Metadata2011 = "http://schemas.microsoft.com/xrm/2011/Metadata";
    public const string Metadata2013 = "http://schemas.microsoft.com/xrm/2013/Metadata";
    public const string Metadata71 = "http://schemas.microsoft.com/xrm/7.1/Metadata";
    public const string Metadata90 = "http://schemas.microsoft.com/xrm/9.0/Metadata";
    public const string Crm2011 = "http://schemas.microsoft.com/crm/2011/Contracts";
}
