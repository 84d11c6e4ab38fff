namespace CrmPayments.Emulator.WebApi.Batch;

/// <summary>One part of a batch's body.</summary>
internal abstract record BatchItem
{
    private BatchItem() { }

    /// <summary>A request by itself.</summary>
    public sealed record Single(BatchPart Part) : BatchItem;

    /// <summary>Changes that happen together or not at all.</summary>
    public sealed record ChangeSet(IReadOnlyList<BatchPart> Parts) : BatchItem;
}

/// <param name="Url">As written: absolute, relative, or beginning with <c>$</c> and a Content-ID.</param>
/// <param name="ContentId">Null when the part has none.</param>
internal sealed record BatchPart(string Method, string Url, IReadOnlyDictionary<string, string> Headers, byte[] Body, string? ContentId);
