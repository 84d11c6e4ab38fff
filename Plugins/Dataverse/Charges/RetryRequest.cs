using CrmPayments.Core.Charges;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Charges;

/// <summary>What cpay_RetryCharge was called with, checked for shape only.</summary>
/// <param name="ConfirmUnusual">The person was told that the amount is far from the customer's habit, and means it.</param>
/// <param name="Language">Of the asker (LCID).</param>
internal sealed record RetryRequest(Guid TransactionId, Guid? PaymentMethodId, string? IdempotencyKey, string Comment, bool ConfirmUnusual, int Language)
{
    /// <exception cref="InvalidPluginExecutionException">A parameter is missing or malformed; the sentence names it.</exception>
    /// <remarks>One organization-service call: the language.</remarks>
    public static RetryRequest Read(Call call) => new(
        call.RequiredId("TransactionId"),
        call.Input<Guid?>("PaymentMethodId") is { } id && id != Guid.Empty ? id : null,
        RequestKey.Read(call),
        ReadComment(call),
        call.Input<bool>("ConfirmUnusual"),
        call.ReadLanguage());

    public TryOrder Order(Guid debt, Guid asker) => new(debt, ChargeEngine.Person, ChargeInitiator.Person)
    {
        PaymentMethodId = PaymentMethodId,
        IdempotencyKey = IdempotencyKey,
        AskedBy = asker,
        Confirmed = ConfirmUnusual,
        Language = Language,
    };

    private static string ReadComment(Call call)
    {
        var comment = (call.Input<string>("Comment") ?? "").Trim();
        return FreeText.Screen(comment) == FreeTextFinding.None ? comment : throw new InvalidPluginExecutionException("The parameter Comment looks like it holds a card number or a security code. Leave it out.");
    }
}
