using System.ServiceModel;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Subscriptions;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery;

/// <summary>Makes a failed charge part of its customer's one open case, or opens that.</summary>
internal sealed class CaseOpener(Call call)
{
    private const int MostRaces = 5;
    private const string CurrencyAlias = "currency", CaseAlias = "case", ChargeAlias = "own";

    public void Open(Guid chargeId)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            if (Read(chargeId) is not { } found || TryOpen(found)) return;
        }

        throw new InvalidPluginExecutionException(OperationStatus.Retry, "The customer's recovery case is written by others again and again.");
    }

    /// <returns>False: the customer's case was opened, closed or changed at the same moment, and nothing of this was written.</returns>
    private bool TryOpen(Found found)
    {
        if (!Opens(found)) return true;
        try
        {
            call.Together([found.Case is { } open ? Joined(open) : New(found), Linked(found), .. PastDue(found.Charge)]);
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.DuplicateKey) || fault.Is(Faults.VersionMismatch))
        {
            return false;
        }
    }

    private bool Opens(Found found)
    {
        var charge = found.Charge;
        if (!ChargeStates.HasFailed(charge.Status) || charge.Row.Contains(TransactionRow.RecoveryCase)) return false;
        var failed = FailedOf(charge);

        // Only a charge whose method is not stored needs an administrator's word; most are decided without asking for policies.
        return OpeningRules.Opens(failed, policyNamesOneOff: false, call.Now)
            || (OpeningRules.Opens(failed, policyNamesOneOff: true, call.Now) && RecoveryBook.Read(call.Service).Policies.Any(policy => policy.Kinds.Contains(RecoveryKind.OneOff)));
    }

    private static FailedCharge FailedOf(CaseCharge charge) => new(charge.Kind, charge.KnownOn, charge.Owed)
    {
        HasCustomer = charge.Row.Contains(TransactionRow.Customer),
        HasMethod = charge.Row.Contains(TransactionRow.PaymentMethod),
        IsTry = charge.OriginId is not null,
        Initiator = charge.Initiator,
    };

    private CreateRequest New(Found found)
    {
        var charge = found.Charge;
        var customer = charge.Row.GetAttributeValue<EntityReference>(TransactionRow.Customer);
        var row = new Entity(RecoveryCaseRow.Table, found.NewCaseId)
        {
            [RecoveryCaseRow.Customer] = customer,
            [RecoveryCaseRow.Transaction] = charge.Row.ToEntityReference(),
            [RecoveryCaseRow.Status] = new OptionSetValue((int)CaseStatus.Active),
            [RecoveryCaseRow.Reason] = new OptionSetValue((int)charge.Reason),
            [RecoveryCaseRow.Currency] = charge.Row.GetAttributeValue<EntityReference>(TransactionRow.Currency),
            [RecoveryCaseRow.AmountAtRisk] = new CrmMoney(charge.Owed),
            [RecoveryCaseRow.RecoveredAmount] = new CrmMoney(0m),
            [RecoveryCaseRow.DiscountAmount] = new CrmMoney(0m),
            [RecoveryCaseRow.AttemptsMade] = 0,
            [RecoveryCaseRow.StepsDone] = 0,
            [RecoveryCaseRow.OpenedOn] = charge.KnownOn.UtcDateTime,
            [RecoveryCaseRow.NextActionOn] = (call.Now + OpeningRules.Pause(FailedOf(charge))).UtcDateTime,
            [RecoveryCaseRow.OpenKey] = RecoveryCaseRow.OpenKeyOf(customer, found.CurrencyCode),
        };
        if (OpeningRules.Pause(FailedOf(charge)) is { TotalMinutes: > 0 } pause) row[RecoveryCaseRow.NextAction] = OrganizationLanguage.Texts(call.Service).CaseAtTheCheckout((int)pause.TotalMinutes);
        if (charge.Row.GetAttributeValue<EntityReference>("ownerid") is { } owner) row["ownerid"] = owner;
        return new CreateRequest { Target = row };
    }

    /// <summary>One customer, one case, one voice. The open case is looked at again; what it is about, it computes itself.</summary>
    private UpdateRequest Joined(Entity open) => new()
    {
        Target = new Entity(RecoveryCaseRow.Table, open.Id) { RowVersion = open.RowVersion, [RecoveryCaseRow.NextActionOn] = call.Now.UtcDateTime },
        ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches,
    };

    private static UpdateRequest Linked(Found found) => new()
    {
        Target = new Entity(TransactionRow.Table, found.Charge.Id) { [TransactionRow.RecoveryCase] = new EntityReference(RecoveryCaseRow.Table, found.Case?.Id ?? found.NewCaseId) },
    };

    private static IEnumerable<OrganizationRequest> PastDue(CaseCharge charge) => charge.HasSubscription && SubscriptionRow.StatusOf(charge.Subscription) == SubscriptionStatus.Active
        ? [new UpdateRequest { Target = new Entity(SubscriptionRow.Table, charge.Subscription.Id) { [SubscriptionRow.Status] = new OptionSetValue((int)SubscriptionStatus.PastDue) } }]
        : [];

    /// <remarks>One organization-service call.</remarks>
    private Found? Read(Guid chargeId)
    {
        var query = new QueryExpression(TransactionRow.Table) { ColumnSet = new ColumnSet(CaseCharge.Columns) };
        query.Criteria.AddCondition(TransactionRow.Id, ConditionOperator.Equal, chargeId);
        var currency = query.AddLink(CurrencyTable.Name, TransactionRow.Currency, CurrencyTable.Id);
        currency.EntityAlias = CurrencyAlias;
        currency.Columns = new ColumnSet(CurrencyTable.Code);
        var open = query.AddLink(RecoveryCaseRow.Table, TransactionRow.Customer, RecoveryCaseRow.Customer, JoinOperator.LeftOuter);
        open.EntityAlias = CaseAlias;
        open.Columns = new ColumnSet(RecoveryCaseRow.Id, RecoveryCaseRow.OpenKey, "versionnumber");
        open.LinkCriteria.AddCondition(RecoveryCaseRow.OpenKey, ConditionOperator.NotNull);
        CaseCharge.Fetch((table, from, to) => query.AddLink(table, from, to, JoinOperator.LeftOuter), ChargeAlias);
        var rows = call.Service.RetrieveMultiple(query).Entities;
        return rows.Count == 0 ? null : Found.In(rows);
    }

    /// <summary>A charge, and its customer's open case in its currency.</summary>
    private sealed record Found(CaseCharge Charge, string CurrencyCode, Entity? Case)
    {
        public Guid NewCaseId { get; } = Guid.NewGuid();

        public static Found In(DataCollection<Entity> rows)
        {
            var code = rows[0].Row(CurrencyAlias, CurrencyTable.Name).GetAttributeValue<string>(CurrencyTable.Code);
            var cases = rows.Select(row => row.Row(CaseAlias, RecoveryCaseRow.Table)).Where(row => row.Id != Guid.Empty);
            return new(CaseCharge.In(rows[0], rows[0], ChargeAlias), code, cases.FirstOrDefault(row => row.GetAttributeValue<string>(RecoveryCaseRow.OpenKey).EndsWith("-" + code, StringComparison.Ordinal)));
        }
    }
}
