namespace Microsoft.Xrm.Sdk;

/// <summary>How the typed properties of requests and responses read the untyped collection behind them.</summary>
internal static class ParameterValues
{
    /// <summary>The value under the key, or the type's default when the key is absent or holds null.</summary>
    /// <exception cref="InvalidCastException">The value is of another type.</exception>
    public static T ValueOrDefault<T>(this ParameterCollection values, string key) =>
        values.Contains(key) && values[key] is { } value ? (T)value : default;
}
