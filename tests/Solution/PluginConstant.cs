using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CrmPayments.Tests.Solution;

/// <summary>A constant of a class in the plug-ins' Tables namespace, read from the built assembly without loading it.</summary>
/// <param name="Class">The table's class: RefundRow.</param>
/// <param name="Name">Of the constant: Amount.</param>
/// <param name="Value">A string or an int.</param>
internal sealed record PluginConstant(string Class, string Name, object Value)
{
    private const string Namespace = "CrmPayments.Plugins.Tables";

    public static IReadOnlyList<PluginConstant> ReadAll(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return
        [
            .. from type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
               where metadata.GetString(type.Namespace) == Namespace
               from field in type.GetFields().Select(metadata.GetFieldDefinition)
               where !field.GetDefaultValue().IsNil
               let constant = metadata.GetConstant(field.GetDefaultValue())
               let value = metadata.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode)
               where value is string or int
               select new PluginConstant(metadata.GetString(type.Name), metadata.GetString(field.Name), value),
        ];
    }

    public override string ToString() => $"{Class}.{Name} = {Value}";
}
