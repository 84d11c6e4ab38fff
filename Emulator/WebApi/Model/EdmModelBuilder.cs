using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;

namespace CrmPayments.Emulator.WebApi.Model;

/// <summary>Builds the Edm model of an organization: entity types, navigation properties, entity sets and operations.</summary>
public sealed class EdmModelBuilder
{
    private readonly OrganizationMetadata _organization;
    private readonly NavigationCatalog _navigations;
    private readonly EdmModel _model = new();
    private readonly EdmEntityContainer _container = new(EdmNames.Namespace, EdmNames.Container);
    private readonly EdmEntityType _baseEntity = new(EdmNames.Namespace, EdmNames.BaseEntity, null, isAbstract: true, isOpen: false);
    private readonly EdmEntityType _principal;
    private readonly Dictionary<string, EdmEntityType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EdmEntitySet> _sets = new(StringComparer.Ordinal);

    private EdmModelBuilder(OrganizationMetadata organization, NavigationCatalog navigations)
    {
        (_organization, _navigations) = (organization, navigations);
        _principal = new(EdmNames.Namespace, EdmNames.Principal, _baseEntity, isAbstract: false, isOpen: false);
    }

    /// <param name="organization">Tables, relationships and custom APIs.</param>
    /// <param name="navigations">The same organization's navigation properties.</param>
    /// <param name="operations">The operations to offer.</param>
    /// <param name="forReaders">
    /// True for the $metadata document: private operations and the query functions, which it would show as bound, are left out.
    /// </param>
    public static IEdmModel Build(OrganizationMetadata organization, NavigationCatalog navigations, OperationCatalog operations, bool forReaders)
    {
        var builder = new EdmModelBuilder(organization, navigations);
        builder.AddBaseTypes();
        builder.AddTables();
        builder.AddNavigations();
        builder.AddOperations(operations, forReaders);
        builder._model.SetNamespaceAlias(EdmNames.Namespace, EdmNames.Alias);
        return builder._model;
    }

    private void AddBaseTypes()
    {
        _model.AddElement(_container);
        _model.AddElement(_baseEntity);
        _model.AddElement(_principal);
        _principal.AddKeys(_principal.AddStructuralProperty(EdmNames.PrincipalId, EdmPrimitiveTypeKind.Guid, isNullable: false));
        _sets[EdmNames.Principal] = _container.AddEntitySet("principals", _principal);
    }

    private void AddTables()
    {
        foreach (var table in _organization.Tables.Values)
        {
            var isPrincipal = EdmNames.IsPrincipal(table.LogicalName);
            var type = new EdmEntityType(EdmNames.Namespace, table.LogicalName, isPrincipal ? _principal : _baseEntity);
            AddColumns(type, table, isPrincipal);
            AddAlternateKeys(type, table, isPrincipal);
            _model.AddElement(type);
            _types[table.LogicalName] = type;
            _sets[table.LogicalName] = _container.AddEntitySet(table.EntitySetName, type);
        }
    }

    private static void AddColumns(EdmEntityType type, TableMetadata table, bool isPrincipal)
    {
        foreach (var column in table.Columns.Values)
        {
            if (column.LogicalName == table.PrimaryIdColumn)
                AddPrimaryId(type, column, isPrincipal);
            else if (ColumnTypes.TypeOf(column) is { } edm)
                type.AddStructuralProperty(EdmNames.PropertyOf(column), edm);
        }
    }

    private static void AddPrimaryId(EdmEntityType type, ColumnMetadata column, bool isPrincipal)
    {
        var id = type.AddStructuralProperty(column.LogicalName, EdmPrimitiveTypeKind.Guid, isNullable: isPrincipal);
        if (!isPrincipal)
            type.AddKeys(id);
    }

    private void AddAlternateKeys(EdmEntityType type, TableMetadata table, bool isPrincipal)
    {
        if (isPrincipal)
            AddAlternateKey(type, table, [table.PrimaryIdColumn]);
        foreach (var key in table.Keys)
            AddAlternateKey(type, table, key.Columns);
    }

    private void AddAlternateKey(EdmEntityType type, TableMetadata table, IEnumerable<string> columns)
    {
        var names = columns.Select(column => EdmNames.PropertyOf(table.Columns[column]));
        _model.AddAlternateKeyAnnotation(type, names.ToDictionary(name => name, name => type.FindProperty(name)));
    }

    private void AddNavigations()
    {
        foreach (var table in _organization.Tables.Values)
        {
            foreach (var navigation in _navigations.Of(table.LogicalName).Values)
                Add(table, navigation);
        }
    }

    private void Add(TableMetadata table, Navigation navigation)
    {
        var type = _types[table.LogicalName];
        if (type.FindProperty(navigation.Name) is not null)
            return; // A relationship with itself is added once, from its "many" side.
        switch (navigation)
        {
            case Navigation.ToOne { Target: null } one:
                AddPolymorphic(type, table, one);
                break;
            case Navigation.ToOne one:
                AddBoth(type, table, one);
                break;
            case Navigation.ToMany many when _navigations.Find(many.Relationship.ReferencingTable, many.Relationship.ReferencingNavigationProperty) is Navigation.ToOne { Target: null }:
                AddCollection(table, many.Name, many.Relationship.ReferencingTable);
                break;
            case Navigation.ManyToMany many:
                AddCollection(table, many.Name, many.OtherTable);
                break;
        }
    }

    private void AddPolymorphic(EdmEntityType type, TableMetadata table, Navigation.ToOne one)
    {
        var ofPrincipals = one.Targets.All(EdmNames.IsPrincipal);
        var target = ofPrincipals ? _principal : _baseEntity;
        var added = type.AddUnidirectionalNavigation(new() { Name = one.Name, Target = target, TargetMultiplicity = EdmMultiplicity.ZeroOrOne });
        if (ofPrincipals)
            _sets[table.LogicalName].AddNavigationTarget(added, _sets[EdmNames.Principal]);
    }

    private void AddBoth(EdmEntityType type, TableMetadata table, Navigation.ToOne one)
    {
        var relationship = one.Relationship!;
        var target = _types[relationship.ReferencedTable];
        var lookup = (IEdmStructuralProperty)type.FindProperty(EdmNames.PropertyOf(table.Columns[one.Column]));
        var forward = type.AddBidirectionalNavigation(
            new()
            {
                Name = one.Name,
                Target = target,
                TargetMultiplicity = lookup.Type.IsNullable ? EdmMultiplicity.ZeroOrOne : EdmMultiplicity.One,
                DependentProperties = [lookup],
                PrincipalProperties = [(IEdmStructuralProperty)target.FindProperty(relationship.ReferencedColumn)],
            },
            new() { Name = relationship.ReferencedNavigationProperty, Target = type, TargetMultiplicity = EdmMultiplicity.Many });
        _sets[table.LogicalName].AddNavigationTarget(forward, _sets[relationship.ReferencedTable]);
        _sets[relationship.ReferencedTable].AddNavigationTarget(forward.Partner, _sets[table.LogicalName]);
    }

    private void AddCollection(TableMetadata table, string name, string target)
    {
        var added = _types[table.LogicalName].AddUnidirectionalNavigation(
            new() { Name = name, Target = _types[target], TargetMultiplicity = EdmMultiplicity.Many });
        _sets[table.LogicalName].AddNavigationTarget(added, _sets[target]);
    }

    private void AddOperations(OperationCatalog operations, bool forReaders)
    {
        var builder = new EdmOperationBuilder(_model, _container, _baseEntity);
        foreach (var operation in operations.All.Where(each => !forReaders || !each.IsPrivate))
            builder.Add(operation);
        foreach (var function in forReaders ? [] : QueryFunction.All.Values)
            builder.Add(function);
    }
}
