namespace Microsoft.Xrm.Sdk;

public static class IPluginExecutionContextExtensions
{
    /// <summary>By stage alone: pre-operation (20), main operation (30) and post-operation (40).</summary>
    public static bool IsWithinMainTransaction(this IPluginExecutionContext context) => context.Stage is 20 or 30 or 40;

    /// <exception cref="KeyNotFoundException">The host did not set the shared variable.</exception>
    public static bool IsAutoTransact(this IPluginExecutionContext context) => (bool)context.SharedVariables["IsAutoTransact"];
}
