using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Recovery;

/// <summary>Async step on cpay_recoverycase when due work asks for it: takes the step that is due, or looks whether what the case waits for has come.</summary>
public sealed class AdvanceCase : Plugin
{
    private protected override void Run(Call call) => new CaseWork(call).LookAt(call.Context.PrimaryEntityId);
}
