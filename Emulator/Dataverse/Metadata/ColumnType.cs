namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>What a column holds; the values an <c>Entity</c> carries for it stand beside.</summary>
public enum ColumnType
{
    /// <summary><see cref="Guid"/>: the primary key.</summary>
    UniqueIdentifier,

    /// <summary><see cref="string"/>, one line.</summary>
    Text,

    /// <summary><see cref="string"/>, many lines.</summary>
    Memo,

    /// <summary><see cref="int"/>.</summary>
    Integer,

    /// <summary><see cref="long"/>.</summary>
    BigInt,

    /// <summary><see cref="decimal"/>.</summary>
    Decimal,

    /// <summary><see cref="double"/>.</summary>
    Double,

    /// <summary><c>Money</c>.</summary>
    Money,

    /// <summary><see cref="DateTime"/> in UTC.</summary>
    DateTime,

    /// <summary><see cref="bool"/>.</summary>
    Boolean,

    /// <summary><c>OptionSetValue</c>.</summary>
    Choice,

    /// <summary><c>OptionSetValueCollection</c>.</summary>
    Choices,

    /// <summary><c>OptionSetValue</c>: statecode.</summary>
    State,

    /// <summary><c>OptionSetValue</c>: statuscode.</summary>
    Status,

    /// <summary><c>EntityReference</c> to one of <see cref="ColumnMetadata.Targets"/>; customer, owner and regarding are lookups with several targets.</summary>
    Lookup,

    /// <summary><c>EntityCollection</c> of activityparty.</summary>
    PartyList,
}
