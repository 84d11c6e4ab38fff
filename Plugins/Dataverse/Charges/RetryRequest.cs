using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Charges;

/// <summary>What cpay_RetryCharge was called with, checked for shape only.</summary>
/// <param name="ConfirmUnusual">The person was told that the amount is far from the customer's habit, and means it.</param>
/// <param name="Asker">Who asks, and in which language.</param>
internal sealed record RetryRequest(Guid TransactionId, Guid? PaymentMethodId, string? IdempotencyKey, string Comment, bool ConfirmUnusual, Asker Asker)
{
    /// <exception cref="InvalidPluginExecutionException">A parameter is missing or malformed; the sentence names it.</exception>
    /// <remarks>One organization-service call: who asks.</remarks>
    public static RetryRequest Read(Call call) => new(
        call.RequiredId("TransactionId"),
        call.Input<Guid?>("PaymentMethodId") is { } id && id != Guid.Empty ? id : null,
        RequestKey.Read(call),
        ReadComment(call),
        call.Input<bool>("ConfirmUnusual"),
        Asker.Read(call));

    public TryOrder Order(Guid debt, Guid asker) => new(debt, Asker.Engine, Asker.Initiator)
    {
        PaymentMethodId = PaymentMethodId,
        IdempotencyKey = IdempotencyKey,
        AskedBy = asker,
        Confirmed = ConfirmUnusual && !Asker.IsApplication,
        Language = Asker.Language,
    };

    private static string ReadComment(Call call)
    {
        var comment = (call.Input<string>("Comment") ?? "").Trim();
        return FreeText.Screen(comment) == FreeTextFinding.None ? comment : throw new InvalidPluginExecutionException("The parameter Comment looks like it holds a card number or a security code. Leave it out.");
    }
}
