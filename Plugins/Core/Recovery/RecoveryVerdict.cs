namespace CrmPayments.Core.Recovery;

/// <summary>Whether a failed charge can be recovered, in one word for a rep. Texts: Recovery.Word.*.</summary>
public enum RecoveryVerdict
{
    /// <summary>Technical: we try by ourselves.</summary>
    VeryLikely,

    /// <summary>Soft: with time.</summary>
    Likely,

    /// <summary>Data: once the customer acts.</summary>
    OnceTheCustomerActs,

    /// <summary>Configuration: once we mend it.</summary>
    OnceWeMendIt,

    /// <summary>Hard: not with this method.</summary>
    NotWithThisMethod,

    /// <summary>What happened is not known.</summary>
    BeingChecked,
}
