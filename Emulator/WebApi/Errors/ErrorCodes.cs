namespace CrmPayments.Emulator.WebApi.Errors;

/// <summary>Codes of the errors that the Web API layer raises itself (platform.md 7.1).</summary>
public static class ErrorCodes
{
    public const string BadQuery = "0x80060888";
    public const string UnknownSegment = "0x8006088a";
    public const string BadPayload = "0x80048d19";
    public const string InvalidArgument = "0x80040203";
    public const string NotSupported = "0x80060801";
    public const string Unexpected = "0x80040216";
    public const string Unauthorized = "0x80040220";
    public const string ConcurrencyVersionMismatch = "0x80060882";
}
