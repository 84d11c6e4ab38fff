using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Charges;

/// <summary>What a Create or Update does to a charge, as far as a debt is concerned, from the target and the image before it: no call is needed.</summary>
internal sealed class DebtChange
{
    private const string BeforeImage = "Before";

    private readonly Entity _target;
    private readonly Entity? _before;

    private DebtChange(Entity target, Entity? before)
    {
        _target = target;
        _before = before;
    }

    public Entity Target => _target;

    /// <summary>The failed charge it collects; null: it is no try.</summary>
    public Guid? Origin => Value<EntityReference>(TransactionRow.Origin)?.Id;

    public bool IsNew => _before is null;

    private ChargeStatus? Before => (ChargeStatus?)_before?.GetAttributeValue<OptionSetValue>(TransactionRow.Status)?.Value;

    private ChargeStatus After => (ChargeStatus)(Value<OptionSetValue>(TransactionRow.Status)?.Value ?? (int)ChargeStatus.Pending);

    /// <summary>The try brings other money than before.</summary>
    public bool ChangesWhatIsPaid => (BecomesTry ? 0m : Money(_before)) != Money(After, Value<CrmMoney>(TransactionRow.Amount));

    /// <summary>A charge that nobody made for the debt has paid it all the same, and counts for it from now on.</summary>
    private bool BecomesTry => _target.GetAttributeValue<EntityReference>(TransactionRow.Origin) is { } origin && _before is not null && _before.GetAttributeValue<EntityReference>(TransactionRow.Origin)?.Id != origin.Id;

    /// <summary>A charge that is no try fails for the first time: from now on it is owed, and nothing was tried yet.</summary>
    public bool BecomesDebt => Origin is null && ChargeStates.HasFailed(After) && _before?.Contains(TransactionRow.Owed) != true && !_target.Contains(TransactionRow.Owed);

    /// <summary>A debt that changes by itself: the gateway tried it again in place, or something is forgiven.</summary>
    public bool ChangesDebt => Origin is null && _before?.Contains(TransactionRow.Owed) == true
        && (Before != After || _target.Contains(TransactionRow.Discount) || _target.Contains(TransactionRow.Amount));

    public CrmMoney? Amount => Value<CrmMoney>(TransactionRow.Amount);

    public static DebtChange Of(Call call) =>
        new(call.Target, call.Context.PreEntityImages.Contains(BeforeImage) ? call.Context.PreEntityImages[BeforeImage] : null);

    /// <summary>Refuses a step back: nothing that a gateway has told is scheduled, submitted, unknown or withdrawn again.</summary>
    /// <exception cref="InvalidPluginExecutionException">The step is not forward.</exception>
    public void Refuse()
    {
        if (Before is { } before && before != After && !ChargeStates.IsAtGateway(After) && !ChargeStates.CanMove(before, After))
            throw new InvalidPluginExecutionException($"A charge that is {before} cannot become {After}.");
    }

    private T? Value<T>(string column)
        where T : class => _target.Contains(column) ? _target.GetAttributeValue<T>(column) : _before?.GetAttributeValue<T>(column);

    private static decimal Money(Entity? before) => before is null
        ? 0m
        : Money((ChargeStatus)(before.GetAttributeValue<OptionSetValue>(TransactionRow.Status)?.Value ?? (int)ChargeStatus.Pending), before.GetAttributeValue<CrmMoney>(TransactionRow.Amount));

    private static decimal Money(ChargeStatus status, CrmMoney? amount) => ChargeStates.HasMoney(status) ? amount?.Value ?? 0m : 0m;
}
