namespace CrmPayments.Core.Recovery;

/// <summary>Where an offer of another way to pay stands. Values are those of cpay_alternativeoffer's choice cpay_status.</summary>
public enum OfferStatus
{
    /// <summary>It waits for somebody's approval; the customer knows nothing of it.</summary>
    Draft = 192700000,

    /// <summary>The customer can take it. The retries rest.</summary>
    Open = 192700001,

    /// <summary>The customer has taken it; the rest of the money is awaited. The retries rest.</summary>
    Accepted = 192700002,

    /// <summary>All of its money has arrived.</summary>
    Fulfilled = 192700003,

    /// <summary>Its time ran out.</summary>
    Expired = 192700004,

    /// <summary>A person, or the end of the case, called it off.</summary>
    Withdrawn = 192700005,

    /// <summary>It cannot be fulfilled: the gateway makes no link, or a part was declined.</summary>
    Failed = 192700006,
}
