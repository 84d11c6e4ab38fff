namespace CrmPayments.Core.Declines;

/// <summary>What kind of failure it is, and so who can mend it.</summary>
/// <remarks>Values are those of the global choice cpay_declineclass. Source: practice of recovery engines, practice/recovery.md section 2.</remarks>
public enum DeclineClass
{
    /// <summary>Time may heal it.</summary>
    Soft = 192700000,

    /// <summary>The gateway's, the bank's or our own system.</summary>
    Technical = 192700001,

    /// <summary>The customer must change or confirm something.</summary>
    Data = 192700002,

    /// <summary>This payment method is finished.</summary>
    Hard = 192700003,

    /// <summary>The merchant must mend it.</summary>
    Configuration = 192700004,

    /// <summary>Not a decline: what happened is not known.</summary>
    None = 192700005,
}
