using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>A registered step with the class it runs.</summary>
internal sealed record Step(StepRegistration Registration, string TypeName)
{
    public Guid Id => Registration.Id;

    public int Stage => Registration.Stage;

    public bool IsAsync => Registration.Mode == 1;

    public IReadOnlyList<StepImage> Images => Registration.Images;

    /// <summary>Whether one of the filtering columns is in the request, changed or not.</summary>
    public bool AppliesTo(ParameterCollection input) =>
        Registration.FilteringAttributes.Count == 0
        || !input.TryGetValue("Target", out var target)
        || target is not Entity row
        || Registration.FilteringAttributes.Any(row.Contains);
}
