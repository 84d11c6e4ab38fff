using CrmPayments.Emulator.Dataverse.Messages;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>The row before and after the main operation, cut to what each step registered. Empty columns are left out, as on the platform.</summary>
internal sealed class StepImages(MessageCall call)
{
    private Entity? _before;
    private Entity? _after;

    public void TakeBefore(string message, EntityReference primary, IReadOnlyList<Step> steps)
    {
        if (message != "Create" && primary.Id != Guid.Empty && steps.Any(step => step.Images.Any(IsBefore)))
        {
            _before = call.Find(primary.LogicalName, primary.Id);
        }
    }

    public void TakeAfter(string message, EntityReference primary, IReadOnlyList<Step> steps)
    {
        if (message != "Delete" && steps.Any(step => step.Images.Any(IsAfter)))
        {
            _after = call.Find(primary.LogicalName, primary.Id);
        }
    }

    public EntityImageCollection Before(Step? step, int stage, EntityReference primary)
    {
        if (stage == PipelineRun.PreValidation && step is { Images.Count: > 0 } && primary.Id != Guid.Empty)
        {
            return Cut(step, call.Find(primary.LogicalName, primary.Id), IsBefore);
        }

        return Cut(step, _before, IsBefore);
    }

    public EntityImageCollection After(Step? step, int stage) =>
        Cut(step, stage == PipelineRun.PostOperation ? _after : null, IsAfter);

    private static bool IsBefore(StepImage image) => image.ImageType is 0 or 2;

    private static bool IsAfter(StepImage image) => image.ImageType is 1 or 2;

    private static EntityImageCollection Cut(Step? step, Entity? row, Func<StepImage, bool> which)
    {
        var images = new EntityImageCollection();
        if (row is null || step is null)
        {
            return images;
        }

        foreach (var image in step.Images.Where(which))
        {
            images[image.Alias] = Rows.Copy(row, image.Columns.Count == 0 ? null : image.Columns);
        }

        return images;
    }
}
