using CrmPayments.Emulator.WebApi.Model;
using Microsoft.OData.Edm;

namespace CrmPayments.Emulator.WebApi.Definitions;

/// <summary>The Edm model of the metadata itself: EntityMetadata, AttributeMetadata and their kin, as far as clients ask for them.</summary>
internal static class DefinitionModel
{
    private const string RequiredLevels = "None SystemRequired ApplicationRequired Recommended";

    public static IEdmModel Instance { get; } = Build();

    private static EdmModel Build()
    {
        var schema = new DefinitionSchema();
        AddComplexTypes(schema);
        AddAttributes(schema);
        AddOthers(schema);
        AddNavigations(schema);
        schema.Set("EntityDefinitions", "EntityMetadata", "LogicalName");
        schema.Set("RelationshipDefinitions", "RelationshipMetadataBase", "SchemaName");
        schema.Set("GlobalOptionSetDefinitions", "OptionSetMetadataBase", "Name");
        return schema.Model;
    }

    private static void AddComplexTypes(DefinitionSchema schema)
    {
        schema.Enum("OwnershipTypes", "None UserOwned TeamOwned BusinessOwned OrganizationOwned BusinessParented");
        schema.Enum("AttributeRequiredLevel", RequiredLevels);
        schema.Enum("AttributeTypeCode", string.Join(' ', AttributeTypes.Codes.Distinct()));
        schema.Enum("RelationshipType", "OneToManyRelationship ManyToManyRelationship");
        schema.Enum("EntityKeyIndexStatus", "Pending InProgress Active Failed");
        schema.Enum("OptionSetType", "Picklist State Status Boolean");
        schema.Complex("LocalizedLabel", "Label:string LanguageCode:int IsManaged:bool MetadataId:guid");
        schema.Complex("Label", "LocalizedLabels:LocalizedLabel[] UserLocalizedLabel:LocalizedLabel");
        schema.Complex("BooleanManagedProperty", "Value:bool CanBeChanged:bool ManagedPropertyLogicalName:string");
        schema.Complex("AttributeRequiredLevelManagedProperty", "Value:AttributeRequiredLevel CanBeChanged:bool ManagedPropertyLogicalName:string");
        schema.Complex("AttributeTypeDisplayName", "Value:string");
        schema.Complex("DateTimeBehavior", "Value:string");
        schema.Complex("CascadeConfiguration", "Delete:string");
        schema.Complex("OptionMetadata", "Value:int Label:Label Description:Label Color:string State:int DefaultStatus:int IsManaged:bool MetadataId:guid");
    }

    private static void AddAttributes(DefinitionSchema schema)
    {
        schema.Entity("MetadataBase", null, "MetadataId:guid");
        schema.Entity("AttributeMetadata", "MetadataBase",
            "LogicalName:string SchemaName:string EntityLogicalName:string AttributeOf:string AttributeType:AttributeTypeCode AttributeTypeName:AttributeTypeDisplayName " +
            "DisplayName:Label Description:Label RequiredLevel:AttributeRequiredLevelManagedProperty IsPrimaryId:bool IsPrimaryName:bool IsLogical:bool " +
            "IsValidForCreate:bool IsValidForRead:bool IsValidForUpdate:bool IsSecured:bool IsCustomAttribute:bool AutoNumberFormat:string");
        schema.Entity("StringAttributeMetadata", "AttributeMetadata", "MaxLength:int Format:string");
        schema.Entity("MemoAttributeMetadata", "AttributeMetadata", "MaxLength:int Format:string");
        schema.Entity("IntegerAttributeMetadata", "AttributeMetadata", "MinValue:int MaxValue:int Format:string");
        schema.Entity("BigIntAttributeMetadata", "AttributeMetadata", "");
        schema.Entity("DecimalAttributeMetadata", "AttributeMetadata", "MinValue:decimal MaxValue:decimal Precision:int");
        schema.Entity("DoubleAttributeMetadata", "AttributeMetadata", "MinValue:decimal MaxValue:decimal Precision:int");
        schema.Entity("MoneyAttributeMetadata", "AttributeMetadata", "MinValue:decimal MaxValue:decimal Precision:int PrecisionSource:int CalculationOf:string IsBaseCurrency:bool");
        schema.Entity("DateTimeAttributeMetadata", "AttributeMetadata", "Format:string DateTimeBehavior:DateTimeBehavior");
        schema.Entity("UniqueIdentifierAttributeMetadata", "AttributeMetadata", "");
        schema.Entity("LookupAttributeMetadata", "AttributeMetadata", "Targets:string[]");
        schema.Entity("BooleanAttributeMetadata", "AttributeMetadata", "DefaultValue:bool");
        schema.Entity("EnumAttributeMetadata", "AttributeMetadata", "DefaultFormValue:int");
        foreach (var kind in new[] { "Picklist", "State", "Status", "MultiSelectPicklist" })
            schema.Entity($"{kind}AttributeMetadata", "EnumAttributeMetadata", "");
    }

    private static void AddOthers(DefinitionSchema schema)
    {
        schema.Entity("OptionSetMetadataBase", "MetadataBase", "Name:string IsGlobal:bool IsCustomOptionSet:bool DisplayName:Label OptionSetType:OptionSetType");
        schema.Entity("OptionSetMetadata", "OptionSetMetadataBase", "Options:OptionMetadata[]");
        schema.Entity("BooleanOptionSetMetadata", "OptionSetMetadataBase", "TrueOption:OptionMetadata FalseOption:OptionMetadata");
        schema.Entity("EntityKeyMetadata", "MetadataBase",
            "LogicalName:string SchemaName:string EntityLogicalName:string DisplayName:Label KeyAttributes:string[] EntityKeyIndexStatus:EntityKeyIndexStatus");
        schema.Entity("RelationshipMetadataBase", "MetadataBase", "SchemaName:string RelationshipType:RelationshipType");
        schema.Entity("OneToManyRelationshipMetadata", "RelationshipMetadataBase",
            "ReferencedEntity:string ReferencedAttribute:string ReferencedEntityNavigationPropertyName:string " +
            "ReferencingEntity:string ReferencingAttribute:string ReferencingEntityNavigationPropertyName:string CascadeConfiguration:CascadeConfiguration");
        schema.Entity("ManyToManyRelationshipMetadata", "RelationshipMetadataBase",
            "IntersectEntityName:string Entity1LogicalName:string Entity1IntersectAttribute:string Entity1NavigationPropertyName:string " +
            "Entity2LogicalName:string Entity2IntersectAttribute:string Entity2NavigationPropertyName:string");
        schema.Entity("EntityMetadata", "MetadataBase",
            "LogicalName:string SchemaName:string EntitySetName:string LogicalCollectionName:string ObjectTypeCode:int PrimaryIdAttribute:string PrimaryNameAttribute:string " +
            "OwnershipType:OwnershipTypes IsActivity:bool IsIntersect:bool IsCustomEntity:bool HasNotes:bool HasActivities:bool IconVectorName:string " +
            "DisplayName:Label DisplayCollectionName:Label Description:Label");
    }

    private static void AddNavigations(DefinitionSchema schema)
    {
        schema.Navigation("EntityMetadata", "Attributes", "AttributeMetadata", isMany: true);
        schema.Navigation("EntityMetadata", "Keys", "EntityKeyMetadata", isMany: true);
        schema.Navigation("EntityMetadata", "ManyToOneRelationships", "OneToManyRelationshipMetadata", isMany: true);
        schema.Navigation("EntityMetadata", "OneToManyRelationships", "OneToManyRelationshipMetadata", isMany: true);
        schema.Navigation("EntityMetadata", "ManyToManyRelationships", "ManyToManyRelationshipMetadata", isMany: true);
        schema.Navigation("EnumAttributeMetadata", "OptionSet", "OptionSetMetadata", isMany: false);
        schema.Navigation("EnumAttributeMetadata", "GlobalOptionSet", "OptionSetMetadata", isMany: false);
        schema.Navigation("BooleanAttributeMetadata", "OptionSet", "BooleanOptionSetMetadata", isMany: false);
        schema.AlternateKey("AttributeMetadata", "LogicalName");
        schema.AlternateKey("EntityKeyMetadata", "LogicalName");
        schema.Model.SetAlias(EdmNames.Alias);
    }

    private static void SetAlias(this EdmModel model, string alias) => Microsoft.OData.Edm.Csdl.SerializationExtensionMethods.SetNamespaceAlias(model, EdmNames.Namespace, alias);
}
