using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Model;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.WebApi.Url;

/// <summary>What a URL's path points at.</summary>
public abstract record Address
{
    private Address() { }

    public sealed record ServiceDocument : Address;

    public sealed record Csdl : Address;

    public sealed record Batch : Address;

    /// <summary>All rows of a table.</summary>
    public sealed record Rows(TableMetadata Table, bool CountOnly = false) : Address;

    /// <summary>One row, by id or by alternate key.</summary>
    public sealed record OneRow(TableMetadata Table, EntityReference Reference) : Address;

    /// <param name="Raw">True for <c>/$value</c>.</param>
    public sealed record Property(OneRow Row, ColumnMetadata Column, bool Raw) : Address;

    /// <summary>What a row's navigation property leads to.</summary>
    public sealed record Related(OneRow Row, Navigation Navigation, bool CountOnly = false) : Address;

    /// <param name="Other">The row to unlink, when its key stands in the URL.</param>
    public sealed record Link(OneRow Row, Navigation Navigation, EntityReference? Other) : Address;

    /// <param name="Bound">The row it is bound to; null for an unbound operation or one bound to a collection.</param>
    /// <param name="Collection">The table whose collection it is bound to.</param>
    public sealed record Call(Operation Operation, OneRow? Bound, TableMetadata? Collection, IReadOnlyList<OperationSegmentParameter> Parameters) : Address;
}
