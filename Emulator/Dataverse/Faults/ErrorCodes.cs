namespace CrmPayments.Emulator.Dataverse.Faults;

/// <summary>Fault codes of the organization service, by the names the platform's documentation gives them.</summary>
public static class ErrorCodes
{
    public const int InvalidArgument = unchecked((int)0x80040203);
    public const int Unexpected = unchecked((int)0x80040216);
    public const int ObjectDoesNotExist = unchecked((int)0x80040217);
    public const int NotImplemented = unchecked((int)0x80040219);
    public const int PrivilegeDenied = unchecked((int)0x80040220);
    public const int IsvUnexpected = unchecked((int)0x80040224);
    public const int UserNotEnabled = unchecked((int)0x80040225);
    public const int CannotDeleteDueToAssociation = unchecked((int)0x80040227);
    public const int PrincipalPrivilegeDenied = unchecked((int)0x80040231);
    public const int DuplicateRecord = unchecked((int)0x80040237);
    public const int InvalidOperation = unchecked((int)0x8004023B);
    public const int NoActiveTransaction = unchecked((int)0x80040251);
    public const int IsvAborted = unchecked((int)0x80040265);
    public const int NotSupported = unchecked((int)0x80040315);
    public const int PartyWithoutAddress = unchecked((int)0x80040B00);
    public const int MoreThanOneSender = unchecked((int)0x80040B01);
    public const int NoSender = unchecked((int)0x80040B02);
    public const int EmailRecipientNotSpecified = unchecked((int)0x80040B04);
    public const int InvalidTemplate = unchecked((int)0x80040B07);
    public const int SenderWithoutAddress = unchecked((int)0x80040B08);
    public const int QueryBuilderNoEntity = unchecked((int)0x80041102);
    public const int QueryBuilderNoAttribute = unchecked((int)0x80041103);
    public const int QueryBuilderBadCondition = unchecked((int)0x80041106);
    public const int QueryBuilderAliasDoesNotExist = unchecked((int)0x8004110A);
    public const int UserNotAssignedRoles = unchecked((int)0x80042F09);
    public const int GenericSqlError = unchecked((int)0x80044150);
    public const int SqlTimeout = unchecked((int)0x80044151);
    public const int SandboxWorkerTimeout = unchecked((int)0x80044172);
    public const int DepthExceeded = unchecked((int)0x80044182);
    public const int SandboxWorkerCrashed = unchecked((int)0x8004418D);
    public const int ValueOutOfRange = unchecked((int)0x80044330);
    public const int StringLengthTooLong = unchecked((int)0x80044331);
    public const int NoSendAsPrivilege = unchecked((int)0x8004480D);
    public const int AccessDenied = unchecked((int)0x80048306);
    public const int InvalidStateCodeStatusCode = unchecked((int)0x80048408);
    public const int InvalidPayload = unchecked((int)0x80048D19);
    public const int CannotActOnBehalfOfAnotherUser = unchecked((int)0x8004A110);
    public const int AttributePermissionCreateMissing = unchecked((int)0x8004F502);
    public const int AttributePermissionReadMissing = unchecked((int)0x8004F504);
    public const int AttributePermissionUpdateMissing = unchecked((int)0x8004F507);
    public const int WebApiNotSupported = unchecked((int)0x80060801);
    public const int ConcurrencyVersionMismatch = unchecked((int)0x80060882);
    public const int ConcurrencyVersionNotProvided = unchecked((int)0x80060883);
    public const int ODataError = unchecked((int)0x80060888);
    public const int ResourceNotFound = unchecked((int)0x8006088A);
    public const int InvalidEntityKey = unchecked((int)0x80060890);
    public const int RecordNotFoundByEntityKey = unchecked((int)0x80060891);
    public const int DuplicateRecordEntityKey = unchecked((int)0x80060892);
    public const int OptionSetValidationFailed = unchecked((int)0x80061005);
    public const int ThrottlingExecutionTime = unchecked((int)0x80072321);
    public const int ThrottlingRequests = unchecked((int)0x80072322);
    public const int ThrottlingConcurrency = unchecked((int)0x80072326);
    public const int TransactionCountReduced = unchecked((int)0x8009000C);
}
