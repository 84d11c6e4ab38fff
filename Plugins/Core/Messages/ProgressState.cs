namespace CrmPayments.Core.Messages;

/// <summary>Where a refund is, seen from one of its stages.</summary>
public enum ProgressState
{
    /// <summary>It has got there.</summary>
    Reached,

    /// <summary>It is on its way there now.</summary>
    Current,

    /// <summary>Not before the stages in front of it.</summary>
    Ahead,

    /// <summary>It ended there, without the money arriving.</summary>
    Ended,
}
