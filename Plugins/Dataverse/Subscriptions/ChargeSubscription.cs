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
    private const int English = 1033;
    private static readonly Sentences Texts = Sentences.For(English);

    private protected override void Run(Call call)
    {
        if (SubscriptionCase.Read(call.Service, call.Context.PrimaryEntityId) is not { } subscription) return;
        if (!subscription.GoesOn || subscription.GatewayCharges || subscription.Schedule.LastUntil(call.Now) is not { } due) Write(call, subscription, [], null);
        else if (due.UtcDateTime >= subscription.EndsOn) Write(call, subscription, [], null, SubscriptionStatus.Ended);
        else Charge(call, subscription, due.UtcDateTime);
    }

    private static void Charge(Call call, SubscriptionCase subscription, DateTime due)
    {
        var problem = Problem(call, subscription, due);
        Write(call, subscription, problem is not null && subscription.Customer is { } customer ? RecoveryTasks.Requests(call, TaskOf(subscription, customer, problem)) : [], problem);
    }

    /// <summary>Has the period charged.</summary>
    /// <returns>Why it cannot be, for a person; null: it is, or was before.</returns>
    private static string? Problem(Call call, SubscriptionCase subscription, DateTime due)
    {
        if (subscription.Customer is null || subscription.Method is not { } method) return Texts.SubscriptionNoMethod(due);
        if (!Money.Fits(subscription.Amount, subscription.Currency)) return Texts.SubscriptionNotCharged(due, Texts.SubscriptionNoAmount());
        var first = new FirstCharge(
            subscription.Reference, subscription.Customer, method.Id, new Money(subscription.Amount, subscription.Currency),
            subscription.Row.GetAttributeValue<EntityReference>(SubscriptionRow.Currency), ReferenceOf(subscription.Row.Id, due), due)
        {
            Purpose = subscription.Row.GetAttributeValue<string>(SubscriptionRow.Purpose) ?? "",
            Owner = subscription.Row.GetAttributeValue<EntityReference>("ownerid"),
        };
        return Charges.Charges.ScheduleFirst(call, first) is TryAnswer.Denied denied ? Texts.SubscriptionNotCharged(due, denied.Sentence) : null;
    }

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

    /// <summary>The next date, and what stood in the way of this one.</summary>
    private static void Write(Call call, SubscriptionCase subscription, IReadOnlyList<OrganizationRequest> with, string? problem, SubscriptionStatus? status = null)
    {
        var next = subscription.GoesOn && status is null ? subscription.Schedule.NextAfter(call.Now).UtcDateTime : (DateTime?)null;
        var row = new Entity(SubscriptionRow.Table, subscription.Row.Id)
        {
            RowVersion = subscription.Row.RowVersion,
            [SubscriptionRow.NextChargeOn] = next,
            [SubscriptionRow.Problem] = problem?.Cut(TextLimits.Words),
        };
        if (status is { } ended) row[SubscriptionRow.Status] = new OptionSetValue((int)ended);
        try
        {
            call.Together([new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches }, .. with]);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch) || fault.Is(Faults.DuplicateKey))
        {
            // Somebody changed it meanwhile: the clock comes again within minutes, and finds the period charged.
            call.Trace.Trace("The subscription {0} was changed while it was charged.", subscription.Row.Id);
        }
    }
}
