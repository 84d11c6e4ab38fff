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

    /// <summary>Whether the entered code lets this amount pass. A wrong one is counted, under the charge's lock.</summary>
    /// <remarks>One organization-service call for a wrong code, none for a right one: the refund that names it uses it up.</remarks>
    public StepUpCheck Check(Money amount)
    {
        var check = StepUpRules.Check(_entered, _codes, amount, _key, _call.Now);
        if (check.CostsATry) Count(check);
        return check;
    }

    /// <summary>Writes down on a new refund what let it pass.</summary>
    /// <param name="refund">Its row.</param>
    /// <param name="demands">What was demanded, and met.</param>
    /// <param name="code">The right code; null: none was demanded.</param>
    public void Sign(Entity refund, RefundDemands demands, SentCode? code)
    {
        if (demands.HasFlag(RefundDemands.CustomerCheck)) refund[RefundRow.CustomerCheck] = CustomerCheck;
        if (code is not null) refund[RefundRow.StepUp] = new EntityReference(VerificationRow.Table, code.Binding.VerificationId);
    }

    private void Count(StepUpCheck check)
    {
        var row = new Entity(VerificationRow.Table, check.Code!.Binding.VerificationId) { [VerificationRow.Tries] = check.Tries };
        if (check.Answer == StepUpAnswer.Locked) row[VerificationRow.Status] = new OptionSetValue((int)VerificationStatus.Locked);
        _call.Service.Update(row);
    }
}
