using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>One case with its customer and all its debts and tries, as read in one call.</summary>
internal sealed class RecoveryCase
{
    /// <summary>A promised payment may take a day to arrive: nothing is tried before that has passed.</summary>
    public static readonly TimeSpan AfterPromise = TimeSpan.FromDays(1);

    private const string ChargeAlias = "charge";
    private const string CurrencyAlias = "currency";
    private const string OfferAlias = "offer";
    private static readonly string[] CustomerTables = ["contact", "account"];

    private static readonly string[] CaseColumns =
    [
        RecoveryCaseRow.Id, RecoveryCaseRow.Name, RecoveryCaseRow.Customer, RecoveryCaseRow.Transaction, RecoveryCaseRow.Status, RecoveryCaseRow.Reason, RecoveryCaseRow.Plan,
        RecoveryCaseRow.NextActionOn, RecoveryCaseRow.StepsDone, RecoveryCaseRow.OpenedOn, RecoveryCaseRow.ClosedOn, RecoveryCaseRow.PausedUntil, RecoveryCaseRow.PromisedOn,
        RecoveryCaseRow.Promises, RecoveryCaseRow.OpenKey, RecoveryCaseRow.LastResultOn, RecoveryCaseRow.Currency, RecoveryCaseRow.Outcome, RecoveryCaseRow.Problem,
        "ownerid",
    ];

    private static readonly string[] CustomerColumns = ["cpay_timezone", "cpay_countrycode", "cpay_segment", "cpay_language", "ownerid"];

    private RecoveryCase(IReadOnlyList<Entity> rows)
    {
        Row = rows[0];
        Currency = CurrencyTable.Of(Row.Row(CurrencyAlias, CurrencyTable.Name));
        Charges = [.. rows
            .Select(row => CaseCharge.In(row.Row(ChargeAlias, TransactionRow.Table), row, ChargeAlias))
            .Where(charge => charge.Id != Guid.Empty)
            .GroupBy(charge => charge.Id).Select(same => same.First())
            .OrderBy(charge => charge.KnownOn)];
    }

    public Entity Row { get; }

    public Currency Currency { get; }

    /// <summary>Debts and tries.</summary>
    public IReadOnlyList<CaseCharge> Charges { get; }

    public Guid Id => Row.Id;

    public EntityReference Reference => new(RecoveryCaseRow.Table, Id) { Name = Row.GetAttributeValue<string>(RecoveryCaseRow.Name) };

    public CaseStatus Status => RecoveryCaseRow.StatusOf(Row);

    public bool IsOpen => CaseStates.IsOpen(Status);

    public EntityReference Customer => Row.GetAttributeValue<EntityReference>(RecoveryCaseRow.Customer);

    public EntityReference CurrencyReference => Row.GetAttributeValue<EntityReference>(RecoveryCaseRow.Currency);

    /// <summary>The customer, or their bank, says that the debt is none.</summary>
    public bool IsDenied => Row.GetAttributeValue<OptionSetValue>(RecoveryCaseRow.Reason)?.Value == (int)DeclineReason.UnauthorisedClaimed;

    public string OwnKey => RecoveryCaseRow.OpenKeyOf(Customer, Currency.Code);

    /// <summary>False: its customer was merged with another one.</summary>
    public bool HasItsKey => Row.GetAttributeValue<string>(RecoveryCaseRow.OpenKey) is not { } key || key == OwnKey;

    public string Problem => Row.GetAttributeValue<string>(RecoveryCaseRow.Problem) ?? "";

    public EntityReference? Owner => Row.GetAttributeValue<EntityReference>("ownerid");

    /// <summary>The debt that the row names; null: none yet.</summary>
    public Guid? WorkedOn => Row.GetAttributeValue<EntityReference>(RecoveryCaseRow.Transaction)?.Id;

    public CasePlan Plan => CasePlan.Read(Row.GetAttributeValue<string>(RecoveryCaseRow.Plan));

    public DateTimeOffset OpenedOn => Time(RecoveryCaseRow.OpenedOn) ?? DateTimeOffset.MinValue;

    public DateTimeOffset? NextActionOn => Time(RecoveryCaseRow.NextActionOn);

    public DateTimeOffset? PausedUntil => Time(RecoveryCaseRow.PausedUntil);

    public DateTimeOffset? PromisedOn => Time(RecoveryCaseRow.PromisedOn);

    /// <summary>The end of the latest pause or promise, also when it has passed; null: there was none.</summary>
    public DateTimeOffset? Hold => new[] { PausedUntil, PromisedOn + AfterPromise }.Max();

    public int Promises => Row.GetAttributeValue<int>(RecoveryCaseRow.Promises);

    public DateTimeOffset? LastResultOn => Time(RecoveryCaseRow.LastResultOn);

    /// <summary>An offer that the customer may take up.</summary>
    public bool HasOpenOffer => Row.Contains($"{OfferAlias}.{AlternativeOfferRow.Id}");

    public IReadOnlyList<CaseCharge> Debts => [.. Charges.Where(charge => charge.OriginId is null)];

    public IReadOnlyList<CaseCharge> Tries => [.. Charges.Where(charge => charge.OriginId is not null)];

    public CaseLedger Ledger => new([.. Debts.Select(debt => debt.ToDebt(Tries.Where(one => one.OriginId == debt.Id && ChargeStates.HasMoney(one.Status)).Sum(one => one.Amount)))]);

    /// <summary>The debt that is worked on: the oldest that is not paid; else the one the row names.</summary>
    public CaseCharge? Current => Ledger.Current is { } current ? Debts.Single(debt => debt.Id == current.Id) : null;

    /// <summary>A try whose end is not known, of any debt of the case.</summary>
    public CaseCharge? Live => Charges.FirstOrDefault(charge => ChargeStates.IsLive(charge.Status) && charge.Status != ChargeStatus.Authorized);

    /// <summary>The try, or the debt itself, that ended last for a debt.</summary>
    public CaseCharge LastOf(CaseCharge debt) => Charges.Where(charge => (charge.Id == debt.Id || charge.OriginId == debt.Id) && ChargeStates.HasFailed(charge.Status)).OrderBy(charge => charge.KnownOn).LastOrDefault() ?? debt;

    /// <summary>Tries that were sent, the failures that opened the case not counted.</summary>
    public int TriesMade => Tries.Count(charge => charge.WasSent && charge.Status != ChargeStatus.Cancelled);

    public CustomerSegment Segment => (CustomerSegment?)Of<OptionSetValue>("cpay_segment")?.Value ?? CustomerSegment.Standard;

    public string Country => Of<string>("cpay_countrycode") ?? "";

    public int? TimeZoneCode => Of<int?>("cpay_timezone");

    public EntityReference? CustomerOwner => Of<EntityReference>("ownerid");

    public decimal ExchangeRate => Row.Row(CurrencyAlias, CurrencyTable.Name).GetAttributeValue<decimal>(CurrencyTable.ExchangeRate) is var rate && rate > 0m ? rate : 1m;

    /// <summary>Reads a case.</summary>
    /// <returns>Null when there is none with this id.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static RecoveryCase? Read(IOrganizationService service, Guid id) => Read(service, criteria => criteria.AddCondition(RecoveryCaseRow.Id, ConditionOperator.Equal, id)).FirstOrDefault();

    private static IEnumerable<RecoveryCase> Read(IOrganizationService service, Action<FilterExpression> narrow)
    {
        var query = new QueryExpression(RecoveryCaseRow.Table) { ColumnSet = new ColumnSet(CaseColumns) };
        narrow(query.Criteria);
        Outer(query, CurrencyTable.Name, RecoveryCaseRow.Currency, CurrencyTable.Id, CurrencyAlias, CurrencyTable.ForAmounts);
        foreach (var table in CustomerTables) Outer(query, table, RecoveryCaseRow.Customer, table + "id", table, CustomerColumns);
        var offer = Outer(query, AlternativeOfferRow.Table, RecoveryCaseRow.Id, AlternativeOfferRow.RecoveryCase, OfferAlias, [AlternativeOfferRow.Id]);
        offer.LinkCriteria.AddCondition(AlternativeOfferRow.Status, ConditionOperator.In, (int)OfferStatus.Open, (int)OfferStatus.Accepted);
        var charges = Outer(query, TransactionRow.Table, RecoveryCaseRow.Id, TransactionRow.RecoveryCase, ChargeAlias, CaseCharge.Columns);
        CaseCharge.Fetch((table, from, to) => charges.AddLink(table, from, to, JoinOperator.LeftOuter), ChargeAlias);
        return service.RetrieveMultiple(query).Entities.GroupBy(row => row.Id).Select(rows => new RecoveryCase([.. rows]));
    }

    private static LinkEntity Outer(QueryExpression query, string table, string from, string to, string alias, string[] columns)
    {
        var link = query.AddLink(table, from, to, JoinOperator.LeftOuter);
        link.EntityAlias = alias;
        link.Columns = new ColumnSet(columns);
        return link;
    }

    private T? Of<T>(string column) => CustomerTables.Select(table => Row.Row(table, table)).Where(row => row.Contains(column)).Select(row => row.GetAttributeValue<T>(column)).FirstOrDefault();

    private DateTimeOffset? Time(string column) => Row.GetAttributeValue<DateTime?>(column) is { } on ? new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc)) : null;
}
