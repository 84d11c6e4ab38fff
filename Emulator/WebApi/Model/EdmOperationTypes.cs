using Microsoft.OData.Edm;
using Microsoft.Xrm.Sdk.Organization;
using AccessMask = Microsoft.Crm.Sdk.Messages.AccessRights;
using Depth = Microsoft.Crm.Sdk.Messages.PrivilegeDepth;

namespace CrmPayments.Emulator.WebApi.Model;

/// <summary>The Edm types of parameters and response properties; platform complex types are added to the model when first asked for.</summary>
internal sealed class EdmOperationTypes(EdmModel model, EdmEntityType baseEntity)
{
    private static readonly EdmCoreModel Core = EdmCoreModel.Instance;
    private readonly Dictionary<OperationValueType, IEdmType> _platformTypes = [];

    public IEdmTypeReference TypeOf(OperationParameter parameter, bool isNullable) => parameter.Type switch
    {
        OperationValueType.Boolean => Core.GetBoolean(isNullable),
        OperationValueType.DateTime => Core.GetDateTimeOffset(isNullable),
        OperationValueType.Decimal or OperationValueType.Money => Core.GetDecimal(null, null, isNullable),
        OperationValueType.Entity or OperationValueType.EntityReference => Entity(parameter.Table, isNullable),
        OperationValueType.EntityCollection => EdmCoreModel.GetCollection(Entity(parameter.Table, false)),
        OperationValueType.Float => Core.GetDouble(isNullable),
        OperationValueType.Integer or OperationValueType.Picklist => Core.GetInt32(isNullable),
        OperationValueType.String => Core.GetString(isNullable),
        OperationValueType.StringArray => EdmCoreModel.GetCollection(Core.GetString(false)),
        OperationValueType.Guid => Core.GetGuid(isNullable),
        OperationValueType.GuidArray => EdmCoreModel.GetCollection(Core.GetGuid(false)),
        _ => PlatformType(parameter.Type, isNullable),
    };

    public EdmEntityTypeReference Entity(string? table, bool isNullable) => new(
        table is null ? baseEntity : (IEdmEntityType)model.FindDeclaredType(EdmNames.Qualified(table)), isNullable);

    private IEdmTypeReference PlatformType(OperationValueType type, bool isNullable)
    {
        if (!_platformTypes.TryGetValue(type, out var found))
            _platformTypes[type] = found = Build(type);
        return found switch
        {
            IEdmEnumType choice => new EdmEnumTypeReference(choice, isNullable),
            IEdmComplexType one when type == OperationValueType.RolePrivileges => EdmCoreModel.GetCollection(new EdmComplexTypeReference(one, false)),
            IEdmComplexType one => new EdmComplexTypeReference(one, isNullable),
            _ => throw new InvalidOperationException($"{type} has no Edm type."),
        };
    }

    private IEdmType Build(OperationValueType type) => type switch
    {
        OperationValueType.AccessRights => Enumeration<AccessMask>("AccessRights", isFlags: true),
        OperationValueType.EndpointAccessType => Enumeration<EndpointAccessType>("EndpointAccessType"),
        OperationValueType.PrincipalAccess => Complex("PrincipalAccess", complex =>
        {
            complex.AddUnidirectionalNavigation(new() { Name = "Principal", Target = baseEntity, TargetMultiplicity = EdmMultiplicity.ZeroOrOne });
            complex.AddStructuralProperty("AccessMask", PlatformType(OperationValueType.AccessRights, isNullable: false));
        }),
        OperationValueType.RolePrivileges => Complex("RolePrivilege", AddRolePrivilege),
        OperationValueType.OrganizationDetail => Complex("OrganizationDetail", AddOrganizationDetail),
        OperationValueType.PagingInfo => Complex("PagingInfo", AddPagingInfo),
        OperationValueType.AuditDetail => AuditDetail(),
        OperationValueType.AuditDetailCollection => Complex("AuditDetailCollection", AddAuditDetails),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type of a custom API or platform message."),
    };

    private void AddRolePrivilege(EdmComplexType complex)
    {
        complex.AddStructuralProperty("Depth", new EdmEnumTypeReference(Enumeration<Depth>("PrivilegeDepth"), false));
        complex.AddStructuralProperty("PrivilegeId", Core.GetGuid(false));
        complex.AddStructuralProperty("BusinessUnitId", Core.GetGuid(false));
        complex.AddStructuralProperty("PrivilegeName", Core.GetString(true));
    }

    private static void AddPagingInfo(EdmComplexType complex)
    {
        complex.AddStructuralProperty("PageNumber", Core.GetInt32(false));
        complex.AddStructuralProperty("Count", Core.GetInt32(false));
        complex.AddStructuralProperty("ReturnTotalRecordCount", Core.GetBoolean(false));
        complex.AddStructuralProperty("PagingCookie", Core.GetString(true));
    }

    private void AddAuditDetails(EdmComplexType complex)
    {
        complex.AddStructuralProperty("MoreRecords", Core.GetBoolean(false));
        complex.AddStructuralProperty("PagingCookie", Core.GetString(true));
        complex.AddStructuralProperty("TotalRecordCount", Core.GetInt32(false));
        var detail = (EdmComplexTypeReference)PlatformType(OperationValueType.AuditDetail, isNullable: false);
        complex.AddStructuralProperty("AuditDetails", EdmCoreModel.GetCollection(detail));
    }

    /// <summary>The base of all details, and the one kind that is emulated.</summary>
    private EdmComplexType AuditDetail()
    {
        var detail = new EdmComplexType(EdmNames.Namespace, "AuditDetail", null, isAbstract: true);
        detail.AddUnidirectionalNavigation(new() { Name = "AuditRecord", Target = baseEntity, TargetMultiplicity = EdmMultiplicity.ZeroOrOne });
        model.AddElement(detail);
        var columns = new EdmComplexType(EdmNames.Namespace, "AttributeAuditDetail", detail, isAbstract: false);
        columns.AddStructuralProperty("InvalidNewValueAttributes", EdmCoreModel.GetCollection(Core.GetString(true)));
        columns.AddStructuralProperty("LocLabelLanguageCode", Core.GetInt32(false));
        foreach (var name in new[] { "OldValue", "NewValue" })
            columns.AddUnidirectionalNavigation(new() { Name = name, Target = baseEntity, TargetMultiplicity = EdmMultiplicity.ZeroOrOne });
        model.AddElement(columns);
        return detail;
    }

    private static void AddOrganizationDetail(EdmComplexType complex)
    {
        complex.AddStructuralProperty("OrganizationId", Core.GetGuid(false));
        foreach (var name in new[] { "FriendlyName", "OrganizationVersion", "EnvironmentId", "Geo", "TenantId", "UrlName", "UniqueName" })
            complex.AddStructuralProperty(name, Core.GetString(true));
    }

    private EdmEnumType Enumeration<T>(string name, bool isFlags = false)
        where T : struct, Enum
    {
        var edm = new EdmEnumType(EdmNames.Namespace, name, EdmPrimitiveTypeKind.Int32, isFlags);
        foreach (var value in Enum.GetValues<T>())
            edm.AddMember(value.ToString(), new EdmEnumMemberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)));
        model.AddElement(edm);
        return edm;
    }

    private EdmComplexType Complex(string name, Action<EdmComplexType> fill)
    {
        var complex = new EdmComplexType(EdmNames.Namespace, name);
        fill(complex);
        model.AddElement(complex);
        return complex;
    }
}
