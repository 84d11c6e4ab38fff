namespace Microsoft.Xrm.Sdk;

public interface ITracingService
{
    /// <summary>Without arguments the text is taken as it is.</summary>
    void Trace(string format, params object[] args);
}
