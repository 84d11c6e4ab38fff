namespace CrmPayments.Core.Refunds;

/// <summary>What we decided on a request for a refund, before anything is sent. Closed: these two and no others.</summary>
public abstract record RefundDecision
{
    private RefundDecision()
    {
    }

    /// <summary>The policy whose value counted; null: none did.</summary>
    public PolicyRow? DecidedBy { get; init; }

    public T Match<T>(Func<Allowed, T> allowed, Func<Denied, T> denied) => this switch
    {
        Allowed it => allowed(it),
        Denied it => denied(it),
        _ => throw new InvalidOperationException("RefundDecision is closed."),
    };

    /// <param name="Kind">How it goes back; one action for the person who asks.</param>
    /// <param name="Amount">Above zero and at most what is left.</param>
    /// <param name="Demands">What must happen besides.</param>
    public sealed record Allowed(RefundKind Kind, Money Amount, RefundDemands Demands = RefundDemands.None) : RefundDecision
    {
        /// <summary>An earlier refund of the same amount, so short ago that the person is asked whether another one is meant; null: none.</summary>
        public Guid? Repeats { get; init; }

        /// <summary>Another person must approve before it is sent.</summary>
        public bool NeedsApproval => Demands.HasFlag(RefundDemands.Approval);

        /// <summary>A one-time code must be given before it is recorded.</summary>
        public bool NeedsStepUp => Demands.HasFlag(RefundDemands.StepUp);

        /// <summary>The customer must have been checked before it is recorded.</summary>
        public bool NeedsCustomerCheck => Demands.HasFlag(RefundDemands.CustomerCheck);
    }

    /// <param name="Reason">The first rule that refused.</param>
    /// <param name="Amount">The amount its sentence needs; null for reasons that need none.</param>
    /// <param name="Date">The date its sentence needs; null for reasons that need none.</param>
    /// <param name="Left">What is left of the limit <paramref name="Amount"/>; null for reasons that need none.</param>
    public sealed record Denied(DenialReason Reason, Money? Amount = null, DateTimeOffset? Date = null, Money? Left = null) : RefundDecision;
}
