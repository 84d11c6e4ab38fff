using System.Globalization;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Refunds;

/// <summary>Custom API cpay_GetRefundOptions: what the caller could give back on a charge now, or why nothing. Writes nothing.</summary>
public sealed class GetRefundOptions : Plugin
{
    private protected override void Run(Call call)
    {
        var transactionId = call.RequiredId("TransactionId");
        var charge = ChargeCase.Read(call.Service, transactionId)
            ?? throw new InvalidPluginExecutionException($"There is no charge with the id {transactionId}.");
        var standing = Standing.Read(call.Service, call.Asker, charge, call.Now);
        Answer(call, standing.Visible ? charge.Currency.Code : "", standing.Options(call.Now), Sentences.For(standing.Person.Language));
    }

    private static void Answer(Call call, string currencyCode, RefundOptions options, Sentences sentences)
    {
        call.Output("RefundableAmount", options.Refundable.Amount);
        call.Output("CurrencyCode", currencyCode);
        call.Output("Kind", options.Kind?.ToString() ?? "None");
        call.Output("FullAllowed", options.FullAllowed);
        call.Output("PartialAllowed", options.PartialAllowed);
        call.Output("MaximumAmount", options.Maximum.Amount);
        call.Output("ApprovalAbove", options.ApprovalAbove);
        call.Output("NeedsApproval", options.NeedsApproval);
        call.Output("NeedsStepUp", options.NeedsStepUp);
        call.Output("StepUpAbove", options.StepUpAbove);
        call.Output("CustomerCheckAbove", options.CustomerCheckAbove);
        call.Output("LeftToday", options.LeftToday?.Amount);
        call.Output("LeftThisMonth", options.LeftThisMonth?.Amount);
        call.Output("LimitCurrencyCode", (options.LeftToday ?? options.LeftThisMonth)?.Currency.Code);
        call.Output("PolicyName", options.Limits?.RowOf(PolicyRule.MaximumPerRefund)?.Name);
        call.Output("PossibleFrom", options.PossibleFrom?.UtcDateTime);
        call.Output("Explanations", sentences.Explanations(options, call.Now).ToArray());
        call.Output("PossibleUntil", options.PossibleUntil?.UtcDateTime);
        call.Output("Reasons", options.Reasons.Select(reason => ((int)reason).ToString(CultureInfo.InvariantCulture)).ToArray());
        call.Output("ExpectedDays", options.Takes?.Last);
        call.Output("Message", sentences.Options(options));
    }
}
