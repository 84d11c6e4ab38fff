namespace CrmPayments.Core.Recovery;

/// <summary>When a step is due, counted from the previous known result.</summary>
/// <remarks>Values are those of cpay_recoverystep's choice cpay_timing.</remarks>
public enum StepTiming
{
    /// <summary>When the offset has passed.</summary>
    AfterOffset = 192700000,

    /// <summary>On the first payday after the offset.</summary>
    NextPayday = 192700001,

    /// <summary>After the offset, at another hour and on another weekday than the try that failed.</summary>
    OtherHourAndWeekday = 192700002,

    /// <summary>On the first day of a month after the offset.</summary>
    FirstOfNextMonth = 192700003,

    /// <summary>When the network's advice says; after the offset where it says nothing.</summary>
    NetworkAdvice = 192700004,

    /// <summary>When the day begins that the offset ends on.</summary>
    DayStart = 192700005,
}
