namespace CrmPayments.Core.Messages;

/// <summary>The languages that customers are written to in. Values are those of the global choice cpay_customerlanguage.</summary>
public enum CustomerLanguage
{
    English = 192700000,
    Spanish = 192700001,
    Russian = 192700002,
    Chinese = 192700003,
}
