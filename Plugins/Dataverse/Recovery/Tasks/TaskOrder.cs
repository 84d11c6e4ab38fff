using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery.Tasks;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>A task that a person should get.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Customer">A contact or an account.</param>
internal sealed record TaskOrder(TaskKind Kind, EntityReference Customer)
{
    /// <summary>The case it belongs to: one open task a case. Null: it is about the subscription, else the charge, else the customer.</summary>
    public Guid? CaseId { get; init; }

    public Guid? SubscriptionId { get; init; }

    /// <summary>The charge that failed: the debt, not one of its tries.</summary>
    public Guid? TransactionId { get; init; }

    /// <summary>What is owed; with <see cref="Currency"/>, or neither.</summary>
    public Money? Amount { get; init; }

    public EntityReference? Currency { get; init; }

    public DeclineReason? Reason { get; init; }

    /// <summary>Only with <see cref="TaskKind.SetupFailed"/>.</summary>
    public SetupProblem? Problem { get; init; }

    /// <summary>What the money is for, as accounting names it.</summary>
    public string IncomeType { get; init; } = "";

    /// <summary>The facts a person needs, in sentences; free of secrets and numbers of instruments.</summary>
    public string Description { get; init; } = "";

    /// <summary>What to do next, in sentences; empty: what kind and reason suggest.</summary>
    public string Suggestion { get; init; } = "";

    /// <summary>The command that promises most; null: what kind and reason suggest.</summary>
    public SuggestedAction? Action { get; init; }

    /// <summary>Whose it is where no routing rule names somebody; null: the customer's owner's.</summary>
    public EntityReference? Owner { get; init; }

    /// <summary>The recovery policy's queue: where no routing rule names one.</summary>
    public EntityReference? Queue { get; init; }

    /// <summary>The recovery policy's hours until it is due: where no routing rule says.</summary>
    public int? DueAfterHours { get; init; }

    /// <summary>The language of its texts (LCID): the organization's.</summary>
    public int Language { get; init; } = 1033;

    /// <summary>What keeps a second task about the same from being opened.</summary>
    public string OpenKey => Keys.First();

    /// <summary>All that this order may already be open as, the strongest first: a charge's task goes on as its case's.</summary>
    public IEnumerable<string> Keys
    {
        get
        {
            if (CaseId is { } recoveryCase) yield return TaskKey.OfCase(recoveryCase);
            if (SubscriptionId is { } subscription && (Kind == TaskKind.SetupFailed || (CaseId is null && TransactionId is null))) yield return TaskKey.OfSubscription(subscription);
            if (TransactionId is { } charge) yield return TaskKey.OfCharge(charge);
            if (CaseId is null && TransactionId is null && SubscriptionId is null) yield return TaskKey.OfCustomer(Customer.Id);
        }
    }
}
