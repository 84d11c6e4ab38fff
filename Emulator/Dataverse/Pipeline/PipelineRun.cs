using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Messages;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>One message on its way through the stages: 10, the transaction, the security check, 20, 30, 40, the async jobs, the commit.</summary>
internal sealed class PipelineRun(Engine engine, PipelineMessage message, MessageCall call, string? tag, Guid? requestId)
{
    public const int PreValidation = 10;
    public const int PreOperation = 20;
    public const int MainOperation = 30;
    public const int PostOperation = 40;

    private readonly StepImages _images = new(call);
    private readonly ParameterCollection _outerVariables = VariablesOf(tag);
    private readonly ParameterCollection _variables = VariablesOf(tag);
    private readonly DateTime _started = engine.Now.UtcDateTime;
    private IReadOnlyList<Step> _steps = [];
    private EntityReference _primary = new();
    private PluginContext? _outer;

    /// <summary>Steps that this request leaves out.</summary>
    public IReadOnlyCollection<Guid> Bypassed { get; init; } = [];

    public void Run()
    {
        message.Prepare(call);
        _primary = message.Primary(call.Input);
        if (Bypassed.Count > 0) BypassedSteps.Demand(call);
        _steps = [.. engine.Steps.For(message.Name, _primary.LogicalName).Where(step => !Bypassed.Contains(step.Id))];
        _outer = ContextFor(PreValidation, null);
        call.Scope.EndStatement();
        RunStage(PreValidation);
        var opened = call.Scope.Open();
        RunInTransaction();
        if (opened)
        {
            call.Scope.Commit();
        }
    }

    private static ParameterCollection VariablesOf(string? tag)
    {
        // The SDK's IsAutoTransact() reads its variable without looking whether it is there.
        var variables = new ParameterCollection { ["IsAutoTransact"] = true };
        variables.AddOrUpdateIfNotNull("tag", tag);
        return variables;
    }

    private void RunInTransaction()
    {
        if (message.Writes)
        {
            _ = call.Scope.Writer;
        }

        ThrowInjectedFault();
        message.Authorize(call);
        _images.TakeBefore(message.Name, _primary, _steps);
        RunStage(PreOperation);
        call.Main = ContextFor(MainOperation, null);
        message.Run(call);
        _primary = message.Primary(call.Input);
        _images.TakeAfter(message.Name, _primary, _steps);
        RunStage(PostOperation);
        EnqueueAsync();
    }

    private void ThrowInjectedFault()
    {
        if (engine.Hooks.TakeFault(message.Name, _primary.LogicalName) is { } fault)
        {
            throw fault.IsDeadlock ? ExecutionFaults.GenericSqlError(1205) : ExecutionFaults.SqlTimeout();
        }
    }

    private void RunStage(int stage)
    {
        foreach (var step in _steps.Where(step => step.Stage == stage && !step.IsAsync))
        {
            // Asked step by step: an earlier one may have added the column.
            if (step.AppliesTo(call.Input))
            {
                engine.Runner.Run(ContextFor(stage, step), step.TypeName, step.Registration.Configuration, call.Context, call.Scope);
            }
        }
    }

    private void EnqueueAsync()
    {
        foreach (var step in _steps.Where(step => step.IsAsync && step.AppliesTo(call.Input)))
        {
            engine.Jobs.Enqueue(step, ContextFor(PostOperation, step), call.Scope);
        }
    }

    private PluginContext ContextFor(int stage, Step? step)
    {
        var identity = step?.Registration.ImpersonatingUserId is { } user ? call.Identity.As(user) : call.Identity;
        var isOuter = stage == PreValidation;
        return new PluginContext
        {
            Stage = stage,
            Mode = step is { IsAsync: true } ? 1 : 0,
            Depth = call.Context.Depth,
            MessageName = message.Name,
            PrimaryEntityName = _primary.LogicalName,
            PrimaryEntityId = _primary.Id,
            RequestId = requestId,
            InputParameters = call.Input,
            OutputParameters = call.Output,
            SharedVariables = isOuter ? _outerVariables : _variables,
            PreEntityImages = _images.Before(step, stage, _primary),
            PostEntityImages = _images.After(step, stage),
            Identity = identity,
            BusinessUnitId = engine.Security.RightsOf(identity.UserId, call.Scope).BusinessUnitId,
            OrganizationId = Organization.Id,
            OwningExtension = step is null ? null : new EntityReference("sdkmessageprocessingstep", step.Id) { Name = step.Registration.Name },
            CorrelationId = call.Context.Execution.CorrelationId,
            OperationId = call.Context.Execution.CorrelationId,
            OperationCreatedOn = _started,
            IsInTransaction = call.Scope.InTransaction,
            // What stages 20 to 40 see as their parent is stage 10's context: that is how its shared variables reach them.
            ParentContext = isOuter ? call.Context.Parent : _outer,
            InitiatingUserAgent = call.Context.UserAgent,
        };
    }
}
