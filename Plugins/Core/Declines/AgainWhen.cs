namespace CrmPayments.Core.Declines;

/// <summary>Under which condition the same method may be tried again.</summary>
public enum AgainWhen
{
    /// <summary>By the ladder, without anybody.</summary>
    ByItself,

    /// <summary>Once, by a person, after the customer says that it is cleared.</summary>
    AfterContact,

    /// <summary>With new data of the method only.</summary>
    AfterChange,

    /// <summary>Only while the customer is present and confirms.</summary>
    WithCustomer,

    /// <summary>When the merchant's side is mended; a person says so.</summary>
    AfterFix,

    /// <summary>It may have worked: looked up first, by a person.</summary>
    AfterLookUp,

    Never,
}
