using System.Globalization;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Faults;

/// <summary>The faults of transactions, plug-ins and service limits.</summary>
public static class ExecutionFaults
{
    /// <summary>A lock was not had in time.</summary>
    public static FaultException<OrganizationServiceFault> SqlTimeout() => DataverseFaults.Of(
        ErrorCodes.SqlTimeout,
        "Sql error: SQL timeout expired. CRM ErrorCode: -2147204783 Sql ErrorCode: -2146232060 Sql Number: -2");

    /// <param name="sqlNumber">SQL Server's; 1205 is a deadlock.</param>
    public static FaultException<OrganizationServiceFault> GenericSqlError(int sqlNumber) => DataverseFaults.Of(
        ErrorCodes.GenericSqlError,
        $"Sql error: Generic SQL error. CRM ErrorCode: -2147204784 Sql ErrorCode: -2146232060 Sql Number: {sqlNumber}");

    /// <summary>A step caught a service fault, which had already ended the transaction, and returned as if nothing had happened.</summary>
    public static FaultException<OrganizationServiceFault> TransactionCountReduced() => DataverseFaults.Of(
        ErrorCodes.TransactionCountReduced,
        "ISV code reduced the open transaction count. Custom plug-ins should not catch exceptions from OrganizationService calls and continue processing.");

    /// <summary>A service call after the one that ended the transaction.</summary>
    public static FaultException<OrganizationServiceFault> NoActiveTransaction() => DataverseFaults.Of(
        ErrorCodes.NoActiveTransaction,
        "There is no active transaction. This error is usually caused by custom plug-ins that ignore errors from service calls and continue processing.");

    public static FaultException<OrganizationServiceFault> DepthExceeded() => DataverseFaults.Of(
        ErrorCodes.DepthExceeded,
        "This workflow job was canceled because the workflow that started it included an infinite loop. Correct the workflow logic and try again. For information about workflow logic, see Help.");

    /// <summary>A plug-in's own refusal, with its details as the platform hands them on.</summary>
    public static FaultException<OrganizationServiceFault> IsvAborted(InvalidPluginExecutionException thrown)
    {
        var fault = DataverseFaults.Of(ErrorCodes.IsvAborted, thrown.Message);
        fault.Detail.ErrorDetails["OperationStatus"] = ((int)thrown.Status).ToString(CultureInfo.InvariantCulture);
        fault.Detail.ErrorDetails["SubErrorCode"] = thrown.ErrorCode.ToString(CultureInfo.InvariantCulture);
        return fault;
    }

    /// <summary>Any other exception that left a plug-in.</summary>
    public static FaultException<OrganizationServiceFault> IsvUnexpected(Exception thrown) => DataverseFaults.Of(
        ErrorCodes.IsvUnexpected, $"An unexpected error occurred from ISV code. (ErrorType = ClientError) Unexpected exception from plug-in (Execute): {thrown.GetType().FullName}: {thrown.Message}");
}
