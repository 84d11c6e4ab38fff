using CrmPayments.Emulator.Dataverse.Faults;

namespace CrmPayments.Emulator.WebApi.Errors;

/// <summary>A request the Web API itself refuses, before or instead of the organization service.</summary>
public sealed class WebApiException(int status, int code, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>One of <see cref="ErrorCodes"/>.</summary>
    public int Code { get; } = code;

    /// <summary>OData syntax or an unknown name in the URL.</summary>
    public static WebApiException BadQuery(string message) => new(400, ErrorCodes.ODataError, message);

    /// <summary>Something the platform has and this emulator has not: always named, never guessed.</summary>
    public static WebApiException NotEmulated(string what) => new(501, ErrorCodes.WebApiNotSupported, $"{what} is not emulated.");

    public static WebApiException NoSuchSegment(string segment) =>
        new(404, ErrorCodes.ResourceNotFound, $"Resource not found for the segment '{segment}'.");

    public static WebApiException BadPayload(string entitySet, string problem) =>
        new(400, ErrorCodes.InvalidPayload, $"Error identified in Payload provided by the user for Entity :'{entitySet}', InnerException : {problem}");

    public static WebApiException WrongMediaType(string contentType) =>
        new(415, ErrorCodes.InvalidPayload, $"The request entity's media type '{contentType}' is not supported for this resource: send application/json in UTF-8.");

    public static WebApiException MethodNotAllowed(string method, string what) =>
        new(405, ErrorCodes.WebApiNotSupported, $"The HTTP method '{method}' is not supported for {what}.");
}
