namespace Microsoft.Xrm.Sdk.Extensions;

public static class ContextExtensions
{
    /// <summary>The parameter, or the type's default when it is absent or of another type.</summary>
    public static T InputParameterOrDefault<T>(this IPluginExecutionContext context, string parameterName) =>
        context.InputParameters.TryGetValue<T>(parameterName, out var value) ? value : default;
}
