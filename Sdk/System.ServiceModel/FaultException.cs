namespace System.ServiceModel;

/// <summary>A service's refusal.</summary>
public class FaultException : CommunicationException
{
    private const string NoReason = "The creator of this fault did not specify a Reason.";

    public FaultException()
        : this(new FaultReason(NoReason))
    {
    }

    public FaultException(string reason)
        : this(new FaultReason(reason ?? NoReason))
    {
    }

    public FaultException(FaultReason reason)
        : this(reason, null, null)
    {
    }

    public FaultException(string reason, FaultCode code)
        : this(reason, code, null)
    {
    }

    public FaultException(FaultReason reason, FaultCode code)
        : this(reason, code, null)
    {
    }

    public FaultException(string reason, FaultCode code, string action)
        : this(new FaultReason(reason ?? NoReason), code, action)
    {
    }

    /// <summary>Without a reason or a code the fault gets the framework's own: a fixed sentence, and Sender.</summary>
    public FaultException(FaultReason reason, FaultCode code, string action)
        : base((reason ?? new FaultReason(NoReason)).ToString())
    {
        Reason = reason ?? new FaultReason(NoReason);
        Code = code ?? new FaultCode("Sender");
        Action = action;
    }

    public FaultReason Reason { get; }

    public FaultCode Code { get; }

    public string Action { get; }

    public override string Message => Reason.ToString();
}
