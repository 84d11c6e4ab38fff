using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.OData.Edm;

namespace CrmPayments.Emulator.WebApi.Model;

/// <summary>Everything the Web API derives from an organization's metadata, once.</summary>
public sealed class WebApiModel
{
    private readonly Dictionary<string, Dictionary<string, ColumnMetadata>> _columns;
    private readonly Lazy<IEdmModel> _published;

    public WebApiModel(OrganizationMetadata organization)
    {
        Organization = organization;
        Navigations = new NavigationCatalog(organization);
        Operations = new OperationCatalog(organization);
        Edm = EdmModelBuilder.Build(organization, Navigations, Operations, forReaders: false);
        _published = new(() => EdmModelBuilder.Build(organization, Navigations, Operations, forReaders: true));
        _columns = organization.Tables.Values.ToDictionary(table => table.LogicalName, ColumnsByProperty, StringComparer.Ordinal);
    }

    public OrganizationMetadata Organization { get; }

    public NavigationCatalog Navigations { get; }

    public OperationCatalog Operations { get; }

    /// <summary>For parsing.</summary>
    public IEdmModel Edm { get; }

    /// <summary>For the $metadata document.</summary>
    public IEdmModel Published => _published.Value;

    public TableMetadata TableOf(IEdmEntityType type) => Organization.Tables[type.Name];

    /// <summary>The column behind a structural property; the <c>ownerid</c> that users and teams inherit is their own id.</summary>
    public ColumnMetadata? FindColumn(string table, string property) => _columns[table].GetValueOrDefault(property);

    private static Dictionary<string, ColumnMetadata> ColumnsByProperty(TableMetadata table)
    {
        var columns = table.Columns.Values.Where(column => column.Type != ColumnType.PartyList).ToDictionary(EdmNames.PropertyOf, StringComparer.Ordinal);
        if (EdmNames.IsPrincipal(table.LogicalName))
            columns.TryAdd(EdmNames.PrincipalId, table.Columns[table.PrimaryIdColumn]);
        return columns;
    }
}
