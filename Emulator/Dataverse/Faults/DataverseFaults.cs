using System.ServiceModel;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Faults;

/// <summary>The faults of data, queries and requests, worded as the platform words them.</summary>
public static class DataverseFaults
{
    public static FaultException<OrganizationServiceFault> Of(int code, string message)
    {
        var fault = new OrganizationServiceFault { ErrorCode = code, Message = message, Timestamp = DateTime.UtcNow };
        return new FaultException<OrganizationServiceFault>(fault, new FaultReason(message));
    }

    /// <summary>Something the platform has and the emulator does not: fails by name, never with a guess.</summary>
    /// <param name="what">Completes "... is not emulated.".</param>
    public static FaultException<OrganizationServiceFault> NotEmulated(string what) =>
        Of(ErrorCodes.NotImplemented, $"{what} is not emulated.");

    public static FaultException<OrganizationServiceFault> NotSupported(string message) => Of(ErrorCodes.NotSupported, message);

    public static FaultException<OrganizationServiceFault> InvalidArgument(string message) => Of(ErrorCodes.InvalidArgument, message);

    public static FaultException<OrganizationServiceFault> InvalidOperation(string message) => Of(ErrorCodes.InvalidOperation, message);

    public static FaultException<OrganizationServiceFault> EmailInQueue() => Of(
        ErrorCodes.EmailAlreadyExistsInDestinationQueue,
        "You cannot add this e-mail to the selected queue. A queue item for this e-mail already exists in the queue. You can delete the item from the queue, and then try again.");

    public static FaultException<OrganizationServiceFault> NoSuchMethod(string message, string table) =>
        Of(ErrorCodes.EntityDoesNotSupportMethod, $"The '{message}' method does not support entities of type '{table}'.");

    public static FaultException<OrganizationServiceFault> NoSuchTable(string table) =>
        Of(ErrorCodes.QueryBuilderNoEntity, $"The entity with a name = '{table}' with namemapping = 'Logical' was not found in the MetadataCache.");

    public static FaultException<OrganizationServiceFault> NoSuchColumn(string table, string column) =>
        Of(ErrorCodes.QueryBuilderNoAttribute, $"'{table}' entity doesn't contain attribute with Name = '{column}' and NameMapping = 'Logical'.");

    public static FaultException<OrganizationServiceFault> BadCondition(string message) => Of(ErrorCodes.QueryBuilderBadCondition, message);

    public static FaultException<OrganizationServiceFault> NoSuchAlias(string alias) =>
        Of(ErrorCodes.QueryBuilderAliasDoesNotExist, $"LinkEntity with name or alias {alias} is not found.");

    public static FaultException<OrganizationServiceFault> NoSuchRow(string table, Guid id) =>
        Of(ErrorCodes.ObjectDoesNotExist, $"Entity '{table}' With Id = {id:D} Does Not Exist");

    public static FaultException<OrganizationServiceFault> NoRowWithKey(string table) =>
        Of(ErrorCodes.RecordNotFoundByEntityKey, $"A record with the specified key values does not exist in {table} entity");

    public static FaultException<OrganizationServiceFault> NoSuchKey(string table, IEnumerable<string> columns) =>
        Of(ErrorCodes.InvalidEntityKey, $"The specified key attributes are not a defined key for the {table} entity: {string.Join(", ", columns)}");

    public static FaultException<OrganizationServiceFault> DuplicateId() => Of(ErrorCodes.DuplicateRecord, "Cannot insert duplicate key.");

    /// <param name="key">Display name of the alternate key.</param>
    /// <param name="columns">Display names of its columns.</param>
    public static FaultException<OrganizationServiceFault> DuplicateKey(string key, IEnumerable<string> columns) => Of(
        ErrorCodes.DuplicateRecordEntityKey,
        $"Entity Key {key} violated. A record with the same value for {string.Join(", ", columns)} already exists. A duplicate record cannot be created. Select one or more unique values and try again.");

    public static FaultException<OrganizationServiceFault> DeleteRestricted(string table, string relationship) => Of(
        ErrorCodes.CannotDeleteDueToAssociation,
        $"The object you tried to delete is associated with another object and cannot be deleted. (entity '{table}', relationship '{relationship}')");

    public static FaultException<OrganizationServiceFault> VersionMismatch() =>
        Of(ErrorCodes.ConcurrencyVersionMismatch, "The version of the existing record doesn't match the RowVersion property provided.");

    public static FaultException<OrganizationServiceFault> VersionNotProvided() =>
        Of(ErrorCodes.ConcurrencyVersionNotProvided, "The RowVersion property must be provided when the value of ConcurrencyBehavior is IfVersionMatches.");

    public static FaultException<OrganizationServiceFault> TooLong(string table, string column, int maximum) => Of(
        ErrorCodes.StringLengthTooLong,
        $"A validation error occurred.  The length of the '{column}' attribute of the '{table}' entity exceeded the maximum allowed length of '{maximum}'.");

    public static FaultException<OrganizationServiceFault> OutOfRange(string table, string column, decimal minimum, decimal maximum) => Of(
        ErrorCodes.ValueOutOfRange,
        $"A validation error occurred. The value of '{column}' on record of type '{table}' is outside the valid range. Accepted Values: {minimum}-{maximum}");

    public static FaultException<OrganizationServiceFault> InvalidOption(string table, string column, int value) => Of(
        ErrorCodes.OptionSetValidationFailed,
        $"A validation error occurred. The value {value} of '{column}' on record of type '{table}' is outside the valid range.");

    /// <param name="state">Its label in the base language.</param>
    public static FaultException<OrganizationServiceFault> InvalidState(TableMetadata table, Guid id, string state, int status) => Of(
        ErrorCodes.InvalidStateCodeStatusCode,
        $"{status} is not a valid status code for state code {table.SchemaName}State.{state} on {table.LogicalName} with Id {id:D}.");
}
