namespace CrmPayments.Core.Risk;

/// <summary>What came of asking a customer. Each has a sentence in every language (CustomerCheck.* in Text/Texts).</summary>
public enum CustomerCheckVerdict
{
    Matched,
    NotMatched,

    /// <summary>Nothing was wrong, but fewer than two of the facts are known here. Counts as a failure: else facts could be tried one by one.</summary>
    TooFewKnown,

    /// <summary>Fewer than two answers: nothing is compared.</summary>
    TooFewAsked,

    /// <summary>More than four digits where the last four belong: nothing is compared, because it may be a card number.</summary>
    MoreThanLastFour,
}
