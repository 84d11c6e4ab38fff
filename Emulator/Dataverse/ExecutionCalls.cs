namespace CrmPayments.Emulator.Dataverse;

/// <summary>One execution of plug-in code and the organization-service calls it made.</summary>
/// <param name="Name">The custom API's unique name; for an async step its plug-in type; else "Message of table".</param>
/// <param name="Messages">Each call in order, as "Message table".</param>
public sealed record ExecutionCalls(string Name, IReadOnlyList<string> Messages)
{
    public int Calls => Messages.Count;
}
