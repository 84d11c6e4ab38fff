namespace CrmPayments.Core.Refunds;

/// <summary>Why two people do not make four eyes. Each has a sentence (Decision.* in Text/Texts).</summary>
public enum FourEyesRefusal
{
    OwnRequest,
    DeputyOfRequester,
    RequesterUnknown,
}
