using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>The types a custom API's parameters have, by their number in customapirequestparameter.type.</summary>
internal static class ParameterTypes
{
    private static readonly (Type Type, object? Default)[] Known =
    [
        (typeof(bool), false), (typeof(DateTime), DateTime.MinValue), (typeof(decimal), 0m), (typeof(Entity), null), (typeof(EntityCollection), null),
        (typeof(EntityReference), null), (typeof(double), 0d), (typeof(int), 0), (typeof(Money), null), (typeof(OptionSetValue), null),
        (typeof(string), null), (typeof(string[]), null), (typeof(Guid), Guid.Empty),
    ];

    public static bool Accepts(int type, object value) => Known[type].Type.IsInstanceOfType(value);

    public static string NameOf(int type) => Known[type].Type.Name;

    /// <summary>What a response property is when the plug-in leaves it out.</summary>
    public static object? DefaultOf(int type) => Known[type].Default;
}
