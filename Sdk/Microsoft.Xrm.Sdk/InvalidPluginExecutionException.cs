namespace Microsoft.Xrm.Sdk;

/// <summary>A plug-in's refusal; its message reaches the user and its transaction is undone.</summary>
public sealed class InvalidPluginExecutionException : Exception
{
    public InvalidPluginExecutionException()
    {
    }

    public InvalidPluginExecutionException(OperationStatus status)
        : base(string.Empty) => Status = status;

    public InvalidPluginExecutionException(string message)
        : base(message)
    {
    }

    public InvalidPluginExecutionException(OperationStatus status, string message)
        : base(message) => Status = status;

    public InvalidPluginExecutionException(string message, Exception exception)
        : base(message, exception)
    {
    }

    public InvalidPluginExecutionException(OperationStatus status, int errorCode, string message)
        : this(status, message) => HResult = errorCode;

    public InvalidPluginExecutionException(string message, PluginHttpStatusCode httpStatus)
        : base(message) => HttpStatus = httpStatus;

    public InvalidPluginExecutionException(string message, PluginHttpStatusCode httpStatus, Dictionary<string, string> exceptionDetails)
        : this(message, exceptionDetails) => HttpStatus = httpStatus;

    public InvalidPluginExecutionException(OperationStatus status, int errorCode, string message, PluginHttpStatusCode httpStatus)
        : this(status, errorCode, message) => HttpStatus = httpStatus;

    public InvalidPluginExecutionException(string message, Dictionary<string, string> exceptionDetails)
        : base(message) => ExceptionDetails = exceptionDetails;

    public InvalidPluginExecutionException(OperationStatus status, string message, Dictionary<string, string> exceptionDetails)
        : this(message, exceptionDetails) => Status = status;

    public OperationStatus Status { get; } = OperationStatus.Failed;

    /// <summary>The code given, else that of any exception (0x80131500).</summary>
    public int ErrorCode => HResult;

    public PluginHttpStatusCode HttpStatus { get; } = PluginHttpStatusCode.NotSet;

    /// <summary>Empty unless given.</summary>
    public IReadOnlyDictionary<string, string> ExceptionDetails { get; } = new Dictionary<string, string>();
}
