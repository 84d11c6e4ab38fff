using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Refunds;

/// <summary>What cpay_RequestRefund was called with, checked for shape only.</summary>
/// <param name="ConfirmDuplicate">The person was shown the earlier refund of the same amount and wants another one.</param>
internal sealed record RequestedRefund(Guid TransactionId, RefundRequest Request, string? IdempotencyKey, bool NotifyCustomer, string? StepUpCode, bool ConfirmDuplicate)
{
    /// <summary>The new charge of an exchange; null: none.</summary>
    public Guid? ReplacementId { get; init; }

    private const string CodeParameter = "StepUpCode";

    /// <exception cref="InvalidPluginExecutionException">A parameter is missing or malformed; the sentence names it.</exception>
    public static RequestedRefund Read(Call call) => new(
        call.RequiredId("TransactionId"),
        new RefundRequest(call.Input<decimal?>("Amount"), call.Input<OptionSetValue>("Reason")?.Value, (call.Input<string>("Notes") ?? "").Trim()) { PayOut = ReadPayOut(call) },
        RequestKey.Read(call),
        call.Input<bool>("NotifyCustomer"),
        TakeCode(call),
        call.Input<bool>("ConfirmDuplicate"))
    {
        ReplacementId = call.Input<Guid?>("ReplacementTransactionId") is { } id && id != Guid.Empty ? id : null,
    };

    /// <summary>The one-time code, taken out of the request: the async steps that a refund starts carry along what it was asked with.</summary>
    private static string? TakeCode(Call call)
    {
        var code = call.Input<string>(CodeParameter);
        call.Context.InputParameters.Remove(CodeParameter);
        return string.IsNullOrWhiteSpace(code) ? null : code;
    }

    private static PayOut ReadPayOut(Call call)
    {
        var how = (PayOut)(call.Input<OptionSetValue>("PayOut")?.Value ?? (int)PayOut.BackToMethod);
        return Enum.IsDefined(typeof(PayOut), how) ? how : throw new InvalidPluginExecutionException("The parameter PayOut must be a value of the choice cpay_payout.");
    }
}
