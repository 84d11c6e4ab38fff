namespace CrmPayments.Plugins.Offers;

/// <summary>What came of making an offer. Closed: these four and no others.</summary>
internal abstract record OfferAnswer(string Sentence)
{
    /// <summary>The offer stands.</summary>
    public sealed record Made(Guid OfferId, string Sentence) : OfferAnswer(Sentence);

    /// <summary>The offer stands; its gateway makes the link now.</summary>
    public sealed record Started(Guid OfferId, string Sentence) : OfferAnswer(Sentence);

    /// <summary>Recorded as a draft; the customer hears of it when somebody has approved it.</summary>
    public sealed record NeedsApproval(Guid OfferId, string Sentence) : OfferAnswer(Sentence);

    /// <summary>Nothing was recorded.</summary>
    public sealed record Denied(string Sentence) : OfferAnswer(Sentence);

    public Guid? Id => this switch { Made it => it.OfferId, Started it => it.OfferId, NeedsApproval it => it.OfferId, _ => null };
}
