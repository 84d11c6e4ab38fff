using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Messages.RowRules;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>A custom API of the solution: its main operation is a plug-in at stage 30, in the transaction.</summary>
/// <param name="typeName">Class of the main operation; null for a business event, whose response has default values.</param>
internal sealed class CustomApiMessage(CustomApiMetadata api, string? typeName) : PipelineMessage
{
    private const string Target = "Target";

    public override string Name => api.UniqueName;

    /// <summary>Its first write takes the write transaction: a gateway call before that must not hold up the others.</summary>
    public override bool Writes => false;

    public override EntityReference Primary(ParameterCollection input) =>
        api.Binding == 1 && input.TryGetValue(Target, out var target) ? (EntityReference)target : new EntityReference(api.BoundTable ?? "none");

    public override void Prepare(MessageCall call)
    {
        if (api.Binding == 1)
        {
            var target = call.Required<EntityReference>(Target);
            call.Input[Target] = new EntityReference(target.LogicalName, References.Resolve(call, target));
        }

        foreach (var name in call.Input.Keys.Where(name => !IsKnown(name)).ToList())
        {
            throw DataverseFaults.InvalidArgument($"'{name}' is not a parameter of {Name}.");
        }

        foreach (var parameter in api.Parameters)
        {
            Check(call.Input, parameter);
        }
    }

    public override void Authorize(MessageCall call)
    {
        if (api.ExecutePrivilege is { Length: > 0 } privilege)
        {
            call.Access.DemandPrivilege(privilege);
        }
    }

    public override void Run(MessageCall call)
    {
        if (typeName is not null && call.Main is { } context)
        {
            call.Engine.Runner.Run(context, typeName, null, call.Context, call.Scope);
        }

        foreach (var property in api.Properties)
        {
            Complete(call.Output, property);
        }
    }

    public override OrganizationResponse Respond(ParameterCollection output)
    {
        var response = new OrganizationResponse { ResponseName = Name };
        foreach (var property in api.Properties)
        {
            response.Results[property.Name] = output[property.Name];
        }

        return response;
    }

    private bool IsKnown(string name) =>
        (api.Binding == 1 && name == Target) || api.Parameters.Any(parameter => parameter.Name == name) || name == "SuppressDuplicateDetection";

    private void Check(ParameterCollection input, CustomApiParameter parameter)
    {
        if (!input.TryGetValue(parameter.Name, out var value) || value is null)
        {
            input.Remove(parameter.Name);
            if (!parameter.IsOptional)
            {
                throw DataverseFaults.InvalidArgument($"The required parameter '{parameter.Name}' of {Name} is missing.");
            }
        }
        else if (!ParameterTypes.Accepts(parameter.Type, value))
        {
            throw DataverseFaults.InvalidArgument(
                $"The parameter '{parameter.Name}' of {Name} takes {ParameterTypes.NameOf(parameter.Type)}, not {value.GetType().Name}.");
        }
    }

    private void Complete(ParameterCollection output, CustomApiParameter property)
    {
        if (!output.TryGetValue(property.Name, out var value) || value is null)
        {
            output[property.Name] = ParameterTypes.DefaultOf(property.Type);
        }
        else if (!ParameterTypes.Accepts(property.Type, value))
        {
            throw DataverseFaults.InvalidArgument(
                $"The response property '{property.Name}' of {Name} is {ParameterTypes.NameOf(property.Type)}, but its plug-in set {value.GetType().Name}.");
        }
    }
}
