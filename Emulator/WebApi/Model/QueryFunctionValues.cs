namespace CrmPayments.Emulator.WebApi.Model;

/// <summary>The values a <see cref="QueryFunction"/> takes.</summary>
public enum QueryFunctionValues
{
    /// <summary>Only the property's name.</summary>
    None,

    /// <summary><c>PropertyValue</c>, a string.</summary>
    One,

    /// <summary><c>PropertyValue</c>, a whole number.</summary>
    Count,

    /// <summary><c>PropertyValues</c>, a collection of strings.</summary>
    Many,
}
