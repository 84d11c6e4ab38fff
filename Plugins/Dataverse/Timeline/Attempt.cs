using CrmPayments.Core.Attempts;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Timeline;

/// <summary>One thing tried, on its way to the customer's timeline.</summary>
internal sealed record Attempt(AttemptOperation Operation, AttemptOutcome Outcome)
{
    /// <summary>The relationship from a refund to the attempts about it, to create both at once.</summary>
    public const string OfRefund = "cpay_refund_cpay_paymentattempt_RefundId";

    private const int CompletedState = 1;
    private const int CompletedReason = 2;

    /// <summary>The sentence a person reads; free of secrets and numbers of instruments.</summary>
    public string Text { get; init; } = "";

    /// <summary>The language of the subject (LCID); the base language where nobody asked.</summary>
    public int Language { get; init; } = 1033;

    public Money? Amount { get; init; }

    public EntityReference? Currency { get; init; }

    public EntityReference? Customer { get; init; }

    public EntityReference? Transaction { get; init; }

    public EntityReference? Refund { get; init; }

    /// <summary>Who asked; null when the gateway or the clock did.</summary>
    public Guid? User { get; init; }

    /// <summary>The row belongs to <see cref="User"/>. Dataverse refuses an owner who may not read such rows, so a person without rights owns none.</summary>
    public bool Owned { get; init; } = true;

    public DeclineReason? DeclineReason { get; init; }

    public string GatewayCode { get; init; } = "";

    public string GatewayText { get; init; } = "";

    /// <summary>How long the gateway took; null when it was not asked.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Two requests, because an activity cannot be created in another state than Open: create it, then complete it.</summary>
    public IReadOnlyList<OrganizationRequest> ToRequests()
    {
        var id = Guid.NewGuid();
        return [new CreateRequest { Target = ToRow(id) }, new UpdateRequest { Target = Completed(id) }];
    }

    /// <summary>What completes the attempt after it was created.</summary>
    public static Entity Completed(Guid id) => new(AttemptRow.Table, id)
    {
        [AttemptRow.State] = new OptionSetValue(CompletedState),
        [AttemptRow.StatusReason] = new OptionSetValue(CompletedReason),
    };

    /// <summary>The attempt as it is created: still open.</summary>
    public Entity ToRow(Guid id)
    {
        var row = new Entity(AttemptRow.Table, id)
        {
            [AttemptRow.Subject] = Sentences.For(Language).AttemptSubject(Operation, Outcome, Amount),
            [AttemptRow.Description] = Text,
            [AttemptRow.Operation] = new OptionSetValue((int)Operation),
            [AttemptRow.Outcome] = new OptionSetValue((int)Outcome),
            [AttemptRow.GatewayCode] = GatewayCode.Cut(TextLimits.Code),
            [AttemptRow.GatewayText] = GatewayText.Cut(TextLimits.Words),
        };
        Set(row, AttemptRow.Regarding, Customer);
        Set(row, AttemptRow.Transaction, Transaction);
        Set(row, AttemptRow.Refund, Refund);
        Set(row, AttemptRow.Currency, Currency);
        Set(row, AttemptRow.Amount, Amount is { } amount ? new CrmMoney(amount.Amount) : null);
        Set(row, AttemptRow.DeclineReason, DeclineReason is { } reason ? new OptionSetValue((int)reason) : null);
        Set(row, AttemptRow.DurationMs, Duration is { } duration ? (int)Math.Min(duration.TotalMilliseconds, int.MaxValue) : null);
        if (User is { } user) row[AttemptRow.User] = new EntityReference("systemuser", user);
        if (User is { } owner && Owned) row[AttemptRow.Owner] = new EntityReference("systemuser", owner);
        return row;
    }

    private static void Set(Entity row, string column, object? value)
    {
        if (value is not null) row[column] = value;
    }
}
