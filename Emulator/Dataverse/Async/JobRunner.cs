using System.Globalization;
using System.ServiceModel;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Pipeline;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Async;

/// <summary>Runs one job and writes down how it went.</summary>
internal sealed class JobRunner(Engine engine)
{
    /// <summary>The platform runs a plug-in that asks for a retry up to four times.</summary>
    public const int MaxTries = 4;

    private static readonly string Retry = ((int)OperationStatus.Retry).ToString(CultureInfo.InvariantCulture);

    public void Run(Guid jobId)
    {
        if (Start(jobId) is not { } job)
        {
            return; // Deleted or cancelled since it was taken.
        }

        var tries = job.GetAttributeValue<int>("retrycount") + 1;
        var step = engine.Steps.Find(job.GetAttributeValue<Guid>("owningextensionid"));
        if (Execute(job, step) is { } fault)
        {
            Fail(jobId, tries, fault);
        }
        else
        {
            Finish(jobId, step);
        }
    }

    /// <returns>What it failed with; null when it succeeded.</returns>
    private OrganizationServiceFault? Execute(Entity job, Step? step)
    {
        try
        {
            RunPlugin(job, step ?? throw DataverseFaults.Of(ErrorCodes.Unexpected, "The solution has no such step any more."));
            if (engine.Hooks.RunJobsTwice)
            {
                RunPlugin(job, step);
            }

            return null;
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            return fault.Detail;
        }
    }

    private void RunPlugin(Entity job, Step step)
    {
        var context = JobSerializer.Read(job.GetAttributeValue<string>("data")).ToPlugin(job.Id);
        var execution = new Execution(step.TypeName) { CorrelationId = context.CorrelationId };
        var origin = new RequestContext(context.Identity, context.Depth, execution);
        engine.Measure(execution, () =>
        {
            engine.Runner.Run(context, step.TypeName, step.Registration.Configuration, origin, scope: null);
            return true;
        });
    }

    private Entity? Start(Guid jobId)
    {
        using var rows = engine.Store.Begin(TransactionKind.Write);
        if (rows.Find(JobRows.Table, jobId) is not { } job || job.GetAttributeValue<OptionSetValue>("statecode")?.Value is not (0 or 1))
        {
            return null;
        }

        var changes = new Entity(JobRows.Table, jobId)
        {
            ["startedon"] = engine.Now.UtcDateTime,
            ["retrycount"] = job.GetAttributeValue<int>("retrycount") + 1,
            ["postponeuntil"] = null,
        };
        JobRows.SetState(changes, AsyncJobState.InProgress);
        rows.Update(changes);
        rows.Commit();
        return job;
    }

    private void Finish(Guid jobId, Step? step) => Write(rows =>
    {
        if (step is { Registration.AsyncAutoDelete: true })
        {
            rows.Delete(JobRows.Table, jobId);
        }
        else
        {
            rows.Update(Ended(jobId, AsyncJobState.Succeeded));
        }
    });

    private void Fail(Guid jobId, int tries, OrganizationServiceFault fault) => Write(rows =>
    {
        var row = MayRetry(fault) && tries < MaxTries ? Postponed(jobId, tries) : Ended(jobId, AsyncJobState.Failed);
        row["errorcode"] = fault.ErrorCode;
        row["message"] = fault.Message;
        row["friendlymessage"] = fault.Message;
        rows.Update(row);
    });

    /// <summary>However long the writers' queue is: an outcome that is not written would run the job again.</summary>
    private void Write(Action<IRowTransaction> change)
    {
        while (!TryWrite(change))
        {
            // Each try waits for its turn as long as the store allows.
        }
    }

    private bool TryWrite(Action<IRowTransaction> change)
    {
        try
        {
            using var rows = engine.Store.Begin(TransactionKind.Write);
            change(rows);
            rows.Commit();
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Detail.ErrorCode == ErrorCodes.SqlTimeout)
        {
            return false;
        }
    }

    private static bool MayRetry(OrganizationServiceFault fault) =>
        fault.ErrorDetails.TryGetValue("OperationStatus", out var status) && status is string text && text == Retry;

    /// <summary>After 1, 4 and 9 minutes. The platform does not publish its intervals; they grow.</summary>
    private Entity Postponed(Guid jobId, int tries)
    {
        var row = new Entity(JobRows.Table, jobId) { ["postponeuntil"] = engine.Now.UtcDateTime.AddMinutes(tries * tries) };
        JobRows.SetState(row, AsyncJobState.Waiting);
        return row;
    }

    private Entity Ended(Guid jobId, AsyncJobState state)
    {
        var row = new Entity(JobRows.Table, jobId) { ["completedon"] = engine.Now.UtcDateTime };
        JobRows.SetState(row, state);
        return row;
    }
}
