namespace CrmPayments.Core.Refunds;

/// <summary>Why a person cannot end a refund as asked. Each has a sentence (Resolve.* in Text/Texts).</summary>
public enum ResolutionRefusal
{
    /// <summary>Neither Succeeded nor NotBooked.</summary>
    Unknown,

    /// <summary>The gateway was never asked, and might know.</summary>
    LookUpFirst,

    CommentMissing,

    /// <summary>Succeeded, without the refund's id at the gateway.</summary>
    EvidenceMissing,

    /// <summary>A pay-out without the number it was paid with.</summary>
    ReferenceMissing,

    ReferenceTooLong,
}
