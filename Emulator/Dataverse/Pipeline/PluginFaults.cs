using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.ServiceModel;
using CrmPayments.Emulator.Dataverse.Faults;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>What leaves a plug-in, as the platform hands it on.</summary>
internal static class PluginFaults
{
    /// <returns>False for a fault of the organization service, which passes through a plug-in unchanged, and for the process's death.</returns>
    public static bool TryTranslate(Exception thrown, string trace, [NotNullWhen(true)] out FaultException<OrganizationServiceFault>? fault)
    {
        fault = thrown switch
        {
            FaultException<OrganizationServiceFault> or ProcessKilledException => null,
            InvalidPluginExecutionException refused => Aborted(refused),
            _ => ExecutionFaults.IsvUnexpected(thrown),
        };
        if (fault is not null)
        {
            fault.Detail.TraceText = trace;
        }

        return fault is not null;
    }

    private static FaultException<OrganizationServiceFault> Aborted(InvalidPluginExecutionException refused)
    {
        var fault = ExecutionFaults.IsvAborted(refused);
        if (refused.HttpStatus != PluginHttpStatusCode.NotSet)
        {
            fault.Detail.ErrorDetails["ApiExceptionHttpStatusCode"] = ((int)refused.HttpStatus).ToString(CultureInfo.InvariantCulture);
        }

        foreach (var (name, text) in refused.ExceptionDetails)
        {
            fault.Detail.ErrorDetails[name] = text;
        }

        return fault;
    }
}
