using System.Reflection;
using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Client;

namespace Microsoft.Xrm.Sdk;

/// <summary>A row, or the part of one that a request writes.</summary>
/// <remarks>Id and the primary key column are independent here: the service fills both on results.</remarks>
[DataContract(Name = "Entity", Namespace = ContractNamespaces.Contracts2011)]
public class Entity : IExtensibleDataObject
{
    public Entity()
    {
    }

    public Entity(string entityName) => LogicalName = entityName;

    public Entity(string entityName, Guid id)
        : this(entityName) => Id = id;

    /// <summary>A row named by a one-column alternate key.</summary>
    public Entity(string entityName, string keyName, object keyValue)
        : this(entityName) => KeyAttributes.Add(keyName, keyValue);

    public Entity(string entityName, KeyAttributeCollection keyAttributes)
        : this(entityName) => KeyAttributes = keyAttributes;

    [DataMember]
    public string LogicalName { get; set; }

    [DataMember]
    public virtual Guid Id { get; set; }

    [DataMember]
    public AttributeCollection Attributes { get => field ??= []; set; }

    [DataMember]
    public EntityState? EntityState { get; set; }

    [DataMember]
    public FormattedValueCollection FormattedValues { get => field ??= []; set; }

    [DataMember]
    public RelatedEntityCollection RelatedEntities { get => field ??= []; set; }

    [DataMember]
    public string RowVersion { get; set; }

    [DataMember]
    public KeyAttributeCollection KeyAttributes { get => field ??= []; set; }

    public ExtensionDataObject ExtensionData { get; set; }

    /// <exception cref="KeyNotFoundException">Read of a column that the row does not carry.</exception>
    public object this[string attributeName]
    {
        get => Attributes[attributeName];
        set => Attributes[attributeName] = value;
    }

    public bool Contains(string attributeName) => Attributes.Contains(attributeName);

    /// <summary>The row as its early-bound class. Both objects share one set of columns.</summary>
    /// <exception cref="NotSupportedException">The class is of another table, or says no table.</exception>
    public T ToEntity<T>()
        where T : Entity
    {
        if (typeof(T) != typeof(Entity))
        {
            RequireTableOf(typeof(T));
        }
        var entity = Activator.CreateInstance<T>();
        CopyTo(entity);
        return entity;
    }

    /// <summary>Table, id and row version; the alternate key is not copied.</summary>
    public EntityReference ToEntityReference() => new(LogicalName, Id) { RowVersion = RowVersion };

    /// <summary>The column's value, or the type's default when the column is absent or null.</summary>
    /// <exception cref="InvalidCastException">The value is of another type.</exception>
    public virtual T GetAttributeValue<T>(string attributeLogicalName) =>
        Attributes.TryGetValue(Named(attributeLogicalName), out var value) && value is not null ? (T)value : default;

    /// <summary>False when the column is absent, null or of another type.</summary>
    public bool TryGetAttributeValue<T>(string attributeKey, out T result)
    {
        var found = Attributes.TryGetValue(attributeKey, out var value) && value is T;
        result = found ? (T)value : default;
        return found;
    }

    protected virtual void SetAttributeValue(string attributeLogicalName, object value) =>
        Attributes[Named(attributeLogicalName)] = value;

    /// <summary>The column's text for people, or null.</summary>
    protected virtual string GetFormattedAttributeValue(string attributeLogicalName) =>
        FormattedValues.TryGetValue(Named(attributeLogicalName), out var text) ? text : null;

    protected virtual TEntity GetRelatedEntity<TEntity>(string relationshipSchemaName, EntityRole? primaryEntityRole)
        where TEntity : Entity => GetRelatedEntities<TEntity>(relationshipSchemaName, primaryEntityRole)?.FirstOrDefault();

    /// <summary>Null removes the relationship's rows.</summary>
    protected virtual void SetRelatedEntity<TEntity>(string relationshipSchemaName, EntityRole? primaryEntityRole, TEntity entity)
        where TEntity : Entity =>
        SetRelatedEntities(relationshipSchemaName, primaryEntityRole, entity is null ? null : new[] { entity });

    /// <summary>The relationship's rows, or null when there is no such relationship here.</summary>
    protected virtual IEnumerable<TEntity> GetRelatedEntities<TEntity>(string relationshipSchemaName, EntityRole? primaryEntityRole)
        where TEntity : Entity =>
        RelatedEntities.TryGetValue(RelationshipOf(relationshipSchemaName, primaryEntityRole), out var related)
            ? related.Entities.Cast<TEntity>()
            : null;

    /// <summary>Null removes the relationship's rows.</summary>
    protected virtual void SetRelatedEntities<TEntity>(string relationshipSchemaName, EntityRole? primaryEntityRole, IEnumerable<TEntity> entities)
        where TEntity : Entity
    {
        var relationship = RelationshipOf(relationshipSchemaName, primaryEntityRole);
        if (entities is null)
        {
            RelatedEntities.Remove(relationship);
        }
        else
        {
            RelatedEntities[relationship] = new EntityCollection([.. entities]);
        }
    }

    private static Relationship RelationshipOf(string schemaName, EntityRole? primaryEntityRole) =>
        new(schemaName) { PrimaryEntityRole = primaryEntityRole };

    private static string Named(string attributeLogicalName) => string.IsNullOrWhiteSpace(attributeLogicalName)
        ? throw new ArgumentNullException(nameof(attributeLogicalName))
        : attributeLogicalName;

    private void RequireTableOf(Type type)
    {
        if (string.IsNullOrWhiteSpace(LogicalName))
        {
            throw new NotSupportedException("LogicalName must be set before calling ToEntity()");
        }
        var table = type.GetCustomAttribute<EntityLogicalNameAttribute>()?.LogicalName
            ?? throw new NotSupportedException($"{type} has no EntityLogicalNameAttribute.");
        if (table != LogicalName)
        {
            throw new NotSupportedException($"Cannot convert entity {LogicalName} to {table}");
        }
    }

    private void CopyTo(Entity other)
    {
        other.LogicalName = LogicalName;
        other.Id = Id;
        other.Attributes = Attributes;
        other.EntityState = EntityState;
        other.FormattedValues = FormattedValues;
        other.RelatedEntities = RelatedEntities;
        other.RowVersion = RowVersion;
        other.KeyAttributes = KeyAttributes;
        other.ExtensionData = ExtensionData;
    }
}
