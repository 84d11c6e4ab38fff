namespace CrmPayments.Core.Recovery;

/// <summary>Where an offer's payment link stands. Values are those of cpay_alternativeoffer's choice cpay_linkstage.</summary>
public enum LinkStage
{
    /// <summary>The gateway was not asked for it yet.</summary>
    ToBeMade = 192700000,

    /// <summary>The intent is committed; the answer is not known yet.</summary>
    BeingMade = 192700001,

    /// <summary>The customer can pay with it.</summary>
    Open = 192700002,

    /// <summary>It must not be paid any more, and the gateway was not told, or has not confirmed it.</summary>
    ToBeClosed = 192700003,

    Paid = 192700004,

    /// <summary>Nobody can pay with it any more, and nobody has.</summary>
    Ended = 192700005,

    /// <summary>The gateway refused to make it.</summary>
    NotMade = 192700006,
}
