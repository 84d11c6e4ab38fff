using CrmPayments.Emulator.WebApi.Model;
using Microsoft.OData.Edm;

namespace CrmPayments.Emulator.WebApi.Definitions;

/// <summary>Builds an Edm model from lines such as <c>"MaxLength:int DisplayName:Label Targets:string[]"</c>.</summary>
internal sealed class DefinitionSchema
{
    private readonly EdmEntityContainer _container = new(EdmNames.Namespace, EdmNames.Container);
    private readonly Dictionary<string, IEdmSchemaType> _types = new(StringComparer.Ordinal);

    public DefinitionSchema() => Model.AddElement(_container);

    public EdmModel Model { get; } = new();

    public void Enum(string name, string members)
    {
        var type = new EdmEnumType(EdmNames.Namespace, name);
        foreach (var (member, value) in members.Split(' ').Select((member, value) => (member, value)))
            type.AddMember(member, new EdmEnumMemberValue(value));
        Add(type);
    }

    public void Complex(string name, string properties)
    {
        var type = new EdmComplexType(EdmNames.Namespace, name);
        AddProperties(type, properties);
        Add(type);
    }

    public void Entity(string name, string? baseType, string properties)
    {
        var type = new EdmEntityType(EdmNames.Namespace, name, baseType is null ? null : (IEdmEntityType)_types[baseType], isAbstract: baseType is null, isOpen: false);
        AddProperties(type, properties);
        if (baseType is null)
            type.AddKeys((IEdmStructuralProperty)type.FindProperty("MetadataId"));
        Add(type);
    }

    public void Navigation(string from, string name, string to, bool isMany) => ((EdmEntityType)_types[from]).AddUnidirectionalNavigation(new()
    {
        Name = name,
        Target = (IEdmEntityType)_types[to],
        ContainsTarget = true,
        TargetMultiplicity = isMany ? EdmMultiplicity.Many : EdmMultiplicity.ZeroOrOne,
    });

    public void Set(string name, string type, string key)
    {
        _container.AddEntitySet(name, (IEdmEntityType)_types[type]);
        AlternateKey(type, key);
    }

    public void AlternateKey(string type, string property)
    {
        var entity = (IEdmEntityType)_types[type];
        Model.AddAlternateKeyAnnotation(entity, new Dictionary<string, IEdmProperty> { [property] = entity.FindProperty(property) });
    }

    private void Add(IEdmSchemaType type)
    {
        _types[type.Name] = type;
        Model.AddElement(type);
    }

    private void AddProperties(EdmStructuredType type, string properties)
    {
        foreach (var property in properties.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, of) = (property.Split(':')[0], property.Split(':')[1]);
            type.AddStructuralProperty(name, of.EndsWith("[]", StringComparison.Ordinal) ? EdmCoreModel.GetCollection(TypeOf(of[..^2])) : TypeOf(of));
        }
    }

    private IEdmTypeReference TypeOf(string name) => name switch
    {
        "string" => EdmCoreModel.Instance.GetString(true),
        "int" => EdmCoreModel.Instance.GetInt32(true),
        "bool" => EdmCoreModel.Instance.GetBoolean(true),
        "decimal" => EdmCoreModel.Instance.GetDecimal(true),
        "guid" => EdmCoreModel.Instance.GetGuid(true),
        _ => _types[name] switch
        {
            IEdmEnumType choice => new EdmEnumTypeReference(choice, true),
            var complex => new EdmComplexTypeReference((IEdmComplexType)complex, true),
        },
    };
}
