namespace Microsoft.Xrm.Sdk;

[AttributeUsage(AttributeTargets.All)]
public sealed class AttributeLogicalNameAttribute(string logicalName) : Attribute
{
    public string LogicalName { get; } = logicalName;
}
