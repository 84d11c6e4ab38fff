namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>A custom API of the solution.</summary>
/// <param name="UniqueName">Also the message name.</param>
/// <param name="Binding">0 global, 1 row, 2 collection.</param>
/// <param name="BoundTable">Logical name, for binding 1 and 2.</param>
/// <param name="IsFunction">GET instead of POST.</param>
/// <param name="IsPrivate">Left out of $metadata, callable by name.</param>
/// <param name="AllowedSteps">0 none, 1 async only, 2 sync and async.</param>
/// <param name="ExecutePrivilege">Name of the privilege a caller needs, or null.</param>
/// <param name="PluginTypeId">The main operation's plug-in type; null for a business event.</param>
/// <param name="Parameters">Request parameters.</param>
/// <param name="Properties">Response properties.</param>
public sealed record CustomApiMetadata(
    string UniqueName, int Binding, string? BoundTable, bool IsFunction, bool IsPrivate, int AllowedSteps, string? ExecutePrivilege, Guid? PluginTypeId,
    IReadOnlyList<CustomApiParameter> Parameters, IReadOnlyList<CustomApiParameter> Properties);

/// <param name="Type">0 Boolean, 1 DateTime, 2 Decimal, 3 Entity, 4 EntityCollection, 5 EntityReference, 6 Float, 7 Integer, 8 Money, 9 Picklist, 10 String, 11 StringArray, 12 Guid.</param>
/// <param name="Name">Unique name: the key in the request or response.</param>
/// <param name="IsOptional">Always false for a response property.</param>
/// <param name="TableName">For types 3 to 5.</param>
public sealed record CustomApiParameter(string Name, int Type, bool IsOptional, string? TableName);
