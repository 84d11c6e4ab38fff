using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CrmPayments.Tests.Sdk.Surface;

/// <summary>Public and protected members as C#-like lines: modifiers, types without namespace, parameter names.</summary>
internal static class Signature
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static IEnumerable<string> Members(Type type) => type.IsEnum
        ? Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}")
        : [
            .. type.GetConstructors(Declared).Where(IsVisible).Select(constructor => Constructor(type, constructor)),
            .. type.GetMethods(Declared).Where(method => IsVisible(method) && !IsAccessor(method)).Select(Method),
            .. type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(IsVisible)).Select(Property),
            .. type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly).Select(Field),
        ];

    public static string Name(Type type) => type switch
    {
        _ when Keywords.TryGetValue(type, out var keyword) => keyword,
        { IsArray: true } => Name(type.GetElementType()!) + "[]",
        { IsByRef: true } => Name(type.GetElementType()!),
        { IsGenericType: true } when Nullable.GetUnderlyingType(type) is { } value => Name(value) + "?",
        { IsGenericType: true } => $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{Names(type.GetGenericArguments())}>",
        _ => type.Name,
    };

    private static string Names(IEnumerable<Type> types) => string.Join(", ", types.Select(Name));

    private static string Constructor(Type type, ConstructorInfo constructor) =>
        $"{Modifiers(constructor)}{type.Name.Split('`')[0]}({Parameters(constructor)});";

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{Names(method.GetGenericArguments())}>" : string.Empty;
        var name = method.Name switch
        {
            "op_Equality" => $"{Name(method.ReturnType)} operator ==",
            "op_Inequality" => $"{Name(method.ReturnType)} operator !=",
            "op_Implicit" => $"implicit operator {Name(method.ReturnType)}",
            _ => $"{Name(method.ReturnType)} {method.Name}{generic}",
        };
        return $"{Modifiers(method)}{name}({Parameters(method)});";
    }

    private static string Property(PropertyInfo property)
    {
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{Name(index[0].ParameterType)} {index[0].Name}]";
        var get = IsVisible(property.GetMethod) ? "get; " : string.Empty;
        var set = IsVisible(property.SetMethod) ? "set; " : string.Empty;
        return $"{Modifiers((property.GetMethod ?? property.SetMethod)!)}{Name(property.PropertyType)} {name} {{ {get}{set}}}";
    }

    private static string Field(FieldInfo field)
    {
        var visibility = field.IsPublic ? string.Empty : "protected ";
        var kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : string.Empty) + (field.IsInitOnly ? "readonly " : string.Empty);
        var value = field.IsLiteral ? $" = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}" : string.Empty;
        return $"{visibility}{kind}{Name(field.FieldType)} {field.Name}{value};";
    }

    private static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : string.Empty;
        return extension + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var kind = parameter.IsOut ? "out " : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : string.Empty;
        return $"{kind}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = default" : string.Empty)}";
    }

    private static string Modifiers(MethodBase method)
    {
        var visibility = method.IsPublic ? string.Empty : "protected ";
        return method.DeclaringType!.IsInterface ? string.Empty : visibility + Dispatch(method);
    }

    private static string Dispatch(MethodBase method) => method switch
    {
        { IsStatic: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: false } or { IsFinal: true } => string.Empty,
        MethodInfo info when info.GetBaseDefinition() != info => "override ",
        _ => "virtual ",
    };

    private static bool IsVisible(MethodBase? method) =>
        method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);
}
