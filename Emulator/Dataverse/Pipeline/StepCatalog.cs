using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>The solution's steps by message and table, in the order they run.</summary>
internal sealed class StepCatalog
{
    private static readonly HashSet<string> Supported = new(StringComparer.Ordinal)
    {
        "Create", "Update", "Delete", "Retrieve", "RetrieveMultiple", "Associate", "Disassociate",
    };

    private readonly Dictionary<Guid, Step> _byId;
    private readonly ILookup<(string Message, string? Table), Step> _steps;

    /// <exception cref="InvalidOperationException">A step is registered for something that is not emulated.</exception>
    public StepCatalog(SolutionContent solution, OrganizationMetadata metadata)
    {
        var types = solution.PluginTypes.ToDictionary(type => type.Id);
        foreach (var step in solution.Steps)
        {
            Check(step, metadata);
        }

        _byId = solution.Steps.Select(step => new Step(step, ClassOf(step, types))).ToDictionary(step => step.Id);
        _steps = _byId.Values.ToLookup(step => (step.Registration.Message, step.Registration.PrimaryTable));
    }

    public Step? Find(Guid id) => _byId.GetValueOrDefault(id);

    /// <param name="table">Logical name; steps without a table run too.</param>
    /// <returns>By stage, then rank, then id: the platform breaks ties by an internal id as well.</returns>
    public IReadOnlyList<Step> For(string message, string table) =>
        [.. _steps[(message, table)].Concat(_steps[(message, null)]).OrderBy(step => step.Stage).ThenBy(step => step.Registration.Rank).ThenBy(step => step.Id)];

    private static string ClassOf(StepRegistration step, Dictionary<Guid, PluginType> types) => types.TryGetValue(step.PluginTypeId, out var type)
        ? type.ClassName
        : throw new InvalidOperationException($"Step '{step.Name}' names plug-in type {step.PluginTypeId}, which no assembly of the solution lists.");

    private static void Check(StepRegistration step, OrganizationMetadata metadata)
    {
        if (!Supported.Contains(step.Message) && !metadata.CustomApis.ContainsKey(step.Message))
        {
            throw new InvalidOperationException($"Step '{step.Name}': steps on message {step.Message} are not emulated.");
        }

        if (step.Stage is not (10 or 20 or 40) || (step.Mode == 1 && step.Stage != 40))
        {
            throw new InvalidOperationException($"Step '{step.Name}': no step can be registered in stage {step.Stage}, mode {step.Mode}.");
        }
    }
}
