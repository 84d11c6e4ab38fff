using CrmPayments.Core.Recovery;

namespace CrmPayments.Core.Text;

/// <content>Recovery policies, for administrators.</content>
public sealed partial class Sentences
{
    /// <summary>There are policies already: nothing was changed.</summary>
    public string PoliciesExist() => _language.Fill("Recovery.Policies.Exist");

    public string PoliciesCreated(int policies) => _language.Fill("Recovery.Policies.Created", policies);

    /// <summary>What an editable copy of a built-in policy is called.</summary>
    public string PolicyName(string key) => _language.Fill($"Recovery.Policy.{key}");

    /// <summary>What a step does, in two or three words.</summary>
    public string StepName(RecoveryStep step) => step.MessageKind is { } kind && step.Action == RecoveryAction.Notify
        ? _language.Fill($"Recovery.MessageStep.{kind}")
        : _language.Fill($"Recovery.StepName.{step.Action}");
}
