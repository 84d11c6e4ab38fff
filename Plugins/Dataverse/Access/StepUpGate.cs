using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Risk;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Access;

/// <summary>What a request for a refund must show besides, when a policy demands it: that the customer was checked, and a one-time code.</summary>
internal sealed class StepUpGate
{
    private readonly Call _call;
    private readonly string? _entered;
    private readonly Secret _key;
    private readonly IReadOnlyList<SentCode> _codes;

    /// <param name="call">Whose asker entered the code.</param>
    /// <param name="charge">Read under its lock, with its verifications.</param>
    /// <param name="entered">The code as it was typed; null: none.</param>
    /// <param name="key">Empty where no code was entered.</param>
    public StepUpGate(Call call, ChargeCase charge, string? entered, Secret key)
    {
        var verifications = new Verifications(charge);
        _call = call;
        _entered = entered;
        _key = key;
        _codes = verifications.CodesOf(call.Asker);
        CustomerCheck = verifications.CheckBy(call.Asker, call.Now);
    }

    /// <summary>The asker's check of the customer, which the refund will name; null: none counts.</summary>
    public EntityReference? CustomerCheck { get; }

    /// <summary>The asker enters a code while one lives that they were sent for this charge: minutes ago they had every right that this takes.</summary>
    public bool HoldsCode => _entered is not null && _codes.Any(code => code.Status == VerificationStatus.Open && _call.Now < code.ExpiresOn);

    /// <summary>Whether the entered code can be the right one. It is not compared here: who takes this request back would take back the count of a wrong one, too (decision 0013).</summary>
    public StepUpCheck Enter(Money amount) => StepUpRules.Enter(_entered, _codes, amount, _key, _call.Now);

    /// <summary>Writes down on a new refund what let it pass.</summary>
    /// <param name="refund">Its row.</param>
    /// <param name="demands">What was demanded, and met.</param>
    /// <param name="entered">What was entered, to be compared once this is committed; null: no code was demanded.</param>
    public void Sign(Entity refund, RefundDemands demands, StepUpCheck? entered)
    {
        if (demands.HasFlag(RefundDemands.CustomerCheck)) refund[RefundRow.CustomerCheck] = CustomerCheck;
        if (entered is null) return;
        refund[RefundRow.StepUp] = new EntityReference(VerificationRow.Table, entered.Code!.Binding.VerificationId);
        refund[RefundRow.EnteredHash] = entered.EnteredHash;
        refund[RefundRow.Status] = new OptionSetValue((int)RefundStatus.Requested);
        refund[RefundRow.NextCheckOn] = _call.Now.UtcDateTime + RefundRecord.Patience;
    }
}
