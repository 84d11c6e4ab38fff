using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Messages;
using CrmPayments.Emulator.Dataverse.Security;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>
/// The optional parameter BypassBusinessLogicExecutionStepIds: steps that do not run for this one request. It needs the privilege
/// prvBypassCustomBusinessLogic, which system administrators have; migrations of data use it.
/// </summary>
internal static class BypassedSteps
{
    public const string Parameter = "BypassBusinessLogicExecutionStepIds";

    /// <summary>The platform's own limit, unless an organization raises it.</summary>
    private const int Most = 3;

    /// <returns>The ids, separated by commas in the request; none when the parameter is absent.</returns>
    /// <exception cref="System.ServiceModel.FaultException">They are no ids, or more than three.</exception>
    public static IReadOnlyCollection<Guid> Of(OrganizationRequest request)
    {
        if (!request.Parameters.TryGetValue(Parameter, out var value) || value is not string { Length: > 0 } text)
        {
            return [];
        }

        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length <= Most && parts.All(part => Guid.TryParse(part, out _))
            ? [.. parts.Select(Guid.Parse)]
            : throw DataverseFaults.InvalidArgument($"'{Parameter}' takes at most {Most} ids of steps, separated by commas.");
    }

    /// <exception cref="System.ServiceModel.FaultException">The caller lacks the privilege.</exception>
    public static void Demand(MessageCall call) => call.Access.DemandPrivilege(PrivilegeNames.BypassCustomBusinessLogic);
}
