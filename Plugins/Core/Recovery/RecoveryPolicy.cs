using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Recovery;

/// <summary>What happens after a failure, and when: for which debts, with which bounds, by which steps.</summary>
public sealed class RecoveryPolicy
{
    private readonly Ladder?[] _ladders = new Ladder?[Enum.GetValues(typeof(DeclineReason)).Length];
    private readonly IReadOnlyList<RecoveryStep> _steps = [];

    /// <summary>The cpay_recoverypolicy row; empty: the one built in.</summary>
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    /// <summary>Of several policies that fit, the one with the lowest number counts.</summary>
    public int Priority { get; init; }

    /// <summary>Empty: every kind.</summary>
    public IReadOnlyList<RecoveryKind> Kinds { get; init; } = [];

    /// <summary>Empty: every segment.</summary>
    public IReadOnlyList<CustomerSegment> Segments { get; init; } = [];

    /// <summary>The subscription's plan; empty: every plan.</summary>
    public string Plan { get; init; } = "";

    /// <summary>In the environment's base currency; null: no bound.</summary>
    public decimal? MinimumAmount { get; init; }

    /// <inheritdoc cref="MinimumAmount"/>
    public decimal? MaximumAmount { get; init; }

    /// <summary>Empty: every gateway.</summary>
    public IReadOnlyList<GatewayType> GatewayTypes { get; init; } = [];

    /// <summary>Two capital letters each; empty: every country.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>A person speaks to the customer before anything is sent by itself.</summary>
    public bool PersonFirst { get; init; }

    /// <summary>Tries of one case, 0 to 20; never above what networks allow.</summary>
    public int MostTries { get; init; } = 8;

    /// <summary>How long one case may take, 1 to 180 days.</summary>
    public int MostDays { get; init; } = 28;

    /// <summary>For how long the service stays after the failure, whatever the ladder says.</summary>
    public int GraceDays { get; init; }

    /// <summary>Local hour from which the customer may be charged, 0 to 23.</summary>
    public int HourFrom { get; init; } = 6;

    /// <summary>Local hour before which a charge must be sent, 1 to 24, above <see cref="HourFrom"/>.</summary>
    public int HourTo { get; init; } = 22;

    /// <summary>The customer's other stored method is tried where the first one cannot be.</summary>
    public bool UseBackupMethod { get; init; }

    /// <summary>Above this amount, in the environment's base currency, a customer confirms a charge before it is sent; null: never because of its size.</summary>
    public decimal? ProofAbove { get; init; }

    /// <summary>A customer confirms a charge before it is sent where it is risky: <see cref="ProofRules"/>.</summary>
    public bool ProofOnRisk { get; init; }

    public bool AsksForProof => ProofAbove is not null || ProofOnRisk;

    /// <summary>Where nobody says it, a person decides.</summary>
    public EndAction EndAction { get; init; } = EndAction.Task;

    /// <summary>A person gets a task at the first failure already.</summary>
    public bool TaskOnSingleFailure { get; init; }

    /// <summary>Where tasks go; null: the routing decides.</summary>
    public Guid? TasksQueueId { get; init; }

    public int? TaskDueAfterHours { get; init; }

    public IReadOnlyList<RecoveryStep> Steps
    {
        get => _steps;
        init => _steps = [.. value];
    }

    /// <summary>The steps for one reason; made once.</summary>
    public Ladder LadderFor(DeclineReason reason)
    {
        var at = (int)reason - (int)DeclineReason.InsufficientFunds;
        return _ladders[at] ??= new Ladder(reason, _steps);
    }

    /// <summary>Whether the policy is for a debt.</summary>
    public bool Fits(DebtFacts debt) =>
        (Kinds.Count == 0 || Kinds.Contains(debt.Kind))
        && (Segments.Count == 0 || Segments.Contains(debt.Segment))
        && (Plan.Length == 0 || string.Equals(Plan, debt.Plan, StringComparison.OrdinalIgnoreCase))
        && (MinimumAmount is not { } least || debt.BaseAmount >= least)
        && (MaximumAmount is not { } most || debt.BaseAmount <= most)
        && (GatewayTypes.Count == 0 || (debt.Gateway is { } gateway && GatewayTypes.Contains(gateway)))
        && (Countries.Count == 0 || Countries.Contains(debt.Country, StringComparer.OrdinalIgnoreCase));
}
