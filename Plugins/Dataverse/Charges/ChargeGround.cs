using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery;

namespace CrmPayments.Plugins.Charges;

/// <summary>What a charge of a stored method is judged by, before it is planned and before it is sent: the method's history, and the policy that may want the customer's confirmation first.</summary>
internal sealed class ChargeGround
{
    private readonly IReadOnlyList<RecoveryPolicy> _policies;
    private readonly PolicyGround? _charge;

    private ChargeGround(NetworkHistory history, IReadOnlyList<RecoveryPolicy> policies, PolicyGround? charge)
    {
        History = history;
        _policies = policies;
        _charge = charge;
    }

    public NetworkHistory History { get; }

    /// <param name="service">As SYSTEM.</param>
    /// <param name="charge">The debt that is collected, or the first charge of a period.</param>
    /// <param name="method">What is charged.</param>
    /// <param name="fingerprint">By what its tries are counted; empty: only by the method.</param>
    /// <param name="except">The charge that asks; null: none.</param>
    /// <remarks>One organization-service call.</remarks>
    public static ChargeGround Read(IOrganizationService service, Guid charge, MethodCase method, string fingerprint, Guid? except = null)
    {
        var tries = NetworkHistory.Question(fingerprint, method.Row.Id, method.ChangedOn, except);
        var answers = Together.Ask(service, tries, NetworkHistory.PaidOnPages(method.Row.Id), RecoveryBook.NetworkNumbers(), RecoveryBook.PolicyNumbers(), PolicyGround.Question(charge));
        return new(NetworkHistory.Of(answers[0], answers[1], RecoveryBook.ToNetworks(answers[2])), RecoveryBook.ToPolicies(answers[3]), PolicyGround.Of(answers[4]));
    }

    /// <summary>Whether the customer confirms the charge before it is sent. Decision 0022.</summary>
    /// <param name="method">What would be charged.</param>
    /// <param name="amount">As much.</param>
    /// <param name="isUnusual">Far from the customer's habit, and agreed to nowhere.</param>
    /// <returns>Null: it is sent without.</returns>
    public ProofNeed? Proof(MethodCase method, Money amount, bool isUnusual = false) => _charge is { } charge
        ? ProofRules.Need(charge.PolicyIn(_policies, amount.Amount), new(amount)
        {
            ExchangeRate = charge.ExchangeRate,
            ProvenUpTo = History.ProvenIn(charge.Currency),
            WasApproved = History.WasApproved,
            HasMandate = method.MandateOn is not null,
            IsUnusual = isUnusual,
        })
        : null;
}
