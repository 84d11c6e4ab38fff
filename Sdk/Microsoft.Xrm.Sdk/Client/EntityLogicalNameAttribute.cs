namespace Microsoft.Xrm.Sdk.Client;

/// <summary>The table of an early-bound class.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EntityLogicalNameAttribute(string logicalName) : Attribute
{
    public string LogicalName { get; } = logicalName;
}
