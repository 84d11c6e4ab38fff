using System.ServiceModel;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Subscriptions;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Charges;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery.Tasks;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Subscriptions;

/// <summary>
/// Async step on cpay_subscription when due work asks for it: charges the period that is due, once. The clock has moved the date
/// before this job began; the charge's reference is made of subscription and period, so that a second run finds the first.
/// </summary>
public sealed class ChargeSubscription : Plugin
{
    private const int MostRaces = 3;
    private const string BeforeImage = "Before";

    private protected override void Run(Call call)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            if (SubscriptionCase.Read(call.Service, call.Context.PrimaryEntityId) is not { } subscription || TryCharge(call, subscription)) return;
        }

        throw new InvalidPluginExecutionException(OperationStatus.Retry, "The subscription is changed by others again and again. Its period is charged later, once.");
    }

    /// <returns>False: somebody changed it at the same moment; the period is charged, and the rest is decided anew.</returns>
    private static bool TryCharge(Call call, SubscriptionCase subscription)
    {
        if (!subscription.GoesOn || subscription.GatewayCharges || subscription.LastDue(call.Now) is not { } due) return TryWrite(call, subscription, null);
        var planned = Planned(call) ?? due;
        if (subscription.HasEnded(call.Now) && due < planned) return TryWrite(call, subscription, null, SubscriptionStatus.Ended);
        string?[] problems = [Problem(call, subscription, due.UtcDateTime), Missed(call, subscription, planned, due)];
        return TryWrite(call, subscription, problems.Any(problem => problem is not null) ? string.Join(" ", problems.Where(problem => problem is not null)) : null);
    }

    /// <summary>The date that was due before the clock moved it; after a crash it is the clock's own, which is later than any period.</summary>
    private static DateTimeOffset? Planned(Call call) =>
        call.Context.PreEntityImages.TryGetValue(BeforeImage, out var before) ? before.Time(SubscriptionRow.NextChargeOn) : null;

    /// <summary>The clock stood still for longer than a period: the newest is charged, never a burst, and a person decides on those before. Decision 0018.</summary>
    /// <returns>Null: none was missed.</returns>
    private static string? Missed(Call call, SubscriptionCase subscription, DateTimeOffset planned, DateTimeOffset due) =>
        subscription.Schedule.Between(planned.AddTicks(-1), due) - 1 is > 0 and var missed ? OrganizationLanguage.Texts(call.Service).SubscriptionMissed(missed, planned.UtcDateTime, due.UtcDateTime) : null;

    /// <summary>Has the period charged.</summary>
    /// <returns>Why it cannot be, for a person; null: it is, or was before.</returns>
    private static string? Problem(Call call, SubscriptionCase subscription, DateTime due)
    {
        if (subscription.Customer is null || subscription.Method is not { } method) return OrganizationLanguage.Texts(call.Service).SubscriptionNoMethod(due);
        if (!Money.Fits(subscription.Amount, subscription.Currency)) return NotCharged(call, due, texts => texts.SubscriptionNoAmount());
        var first = new FirstCharge(
            subscription.Reference, subscription.Customer, method.Id, new Money(subscription.Amount, subscription.Currency),
            subscription.Row.GetAttributeValue<EntityReference>(SubscriptionRow.Currency), ReferenceOf(subscription.Row.Id, due), due)
        {
            Purpose = subscription.Row.GetAttributeValue<string>(SubscriptionRow.Purpose) ?? "",
            Owner = subscription.Row.GetAttributeValue<EntityReference>("ownerid"),
        };
        return Charges.Charges.ScheduleFirst(call, first) is TryAnswer.Denied denied ? NotCharged(call, due, _ => denied.Sentence) : null;
    }

    private static string NotCharged(Call call, DateTime due, Func<Sentences, string> why) =>
        OrganizationLanguage.Texts(call.Service) is var texts ? texts.SubscriptionNotCharged(due, why(texts)) : "";

    /// <summary>The same for the same period, whoever runs it and however often; of the same form as every reference of ours, which is what gateways with little room can keep whole.</summary>
    private static string ReferenceOf(Guid subscription, DateTime due) => "SU-" + Hex.Sha256(FormattableString.Invariant($"{subscription:N}-{due:yyyyMMddHHmm}")).Substring(0, 32);

    private static TaskOrder TaskOf(SubscriptionCase subscription, EntityReference customer, string problem) => new(TaskKind.DataProblem, customer)
    {
        SubscriptionId = subscription.Row.Id,
        Amount = new Money(decimal.Round(subscription.Amount, subscription.Currency.Decimals), subscription.Currency),
        Currency = subscription.Row.GetAttributeValue<EntityReference>(SubscriptionRow.Currency),
        IncomeType = subscription.Row.GetAttributeValue<string>(SubscriptionRow.IncomeType) ?? "",
        Description = problem,
        Owner = subscription.Row.GetAttributeValue<EntityReference>("ownerid"),
    };

    /// <summary>The next date, and what a person must see to.</summary>
    private static bool TryWrite(Call call, SubscriptionCase subscription, string? problem, SubscriptionStatus? status = null)
    {
        var row = new Entity(SubscriptionRow.Table, subscription.Row.Id)
        {
            RowVersion = subscription.Row.RowVersion,
            [SubscriptionRow.NextChargeOn] = subscription.GoesOn && status is null ? subscription.Schedule.NextAfter(call.Now).UtcDateTime : (DateTime?)null,
            [SubscriptionRow.Problem] = problem?.Cut(TextLimits.Words),
        };
        if (status is { } ended) row[SubscriptionRow.Status] = new OptionSetValue((int)ended);
        var task = problem is not null && subscription.Customer is { } customer ? RecoveryTasks.Requests(call, TaskOf(subscription, customer, problem)) : [];
        try
        {
            call.Together([new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches }, .. task]);
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch) || fault.Is(Faults.DuplicateKey))
        {
            // Not swallowed: nothing of this was written, and the caller reads again.
            return false;
        }
    }
}
