using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Tests.Plugins.Charges;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>A customer of their own whose charge failed, and all that the recovery made of it.</summary>
internal sealed class Debtor(World world, Guid customer, TestDebt debt)
{
    public Guid Id { get; } = customer;

    public TestDebt Debt { get; } = debt;

    /// <summary>What a test saw when something else happened.</summary>
    public string Meanwhile { get; set; } = "";

    public IReadOnlyList<Entity> Cases => world.Rows("cpay_recoverycase", "cpay_customerid", Id);

    public Entity Case => Cases.Single();

    public CaseStatus Status => StatusOf(Case);

    public CaseOutcome? Outcome => (CaseOutcome?)Case.GetAttributeValue<OptionSetValue>("cpay_outcome")?.Value;

    public IReadOnlyList<Entity> Tasks => world.Rows("cpay_recoverytask", "regardingobjectid", Id);

    public IReadOnlyList<Entity> OpenTasks => [.. Tasks.Where(task => task.GetAttributeValue<OptionSetValue>("statecode").Value == 0)];

    public IReadOnlyList<Entity> Charges => world.Rows("cpay_transaction", "cpay_customerid", Id);

    public static CaseStatus StatusOf(Entity recovery) => (CaseStatus)recovery.GetAttributeValue<OptionSetValue>("cpay_status").Value;

    /// <summary>Whatever has happened: one open case a currency, each with something to come, and never two tries under way.</summary>
    public void AssertNeverStuck(string when)
    {
        var open = Cases.Where(recovery => CaseStates.IsOpen(StatusOf(recovery))).ToList();
        Assert.That(open.Select(recovery => recovery.GetAttributeValue<EntityReference>("transactioncurrencyid").Id), Is.Unique, when);
        Assert.That(open.Where(recovery => !recovery.Contains("cpay_nextactionon")).Select(StatusOf), Is.Empty, $"{when}: without a date");
        Assert.That(open.Where(recovery => !recovery.Contains("cpay_openkey")).Select(StatusOf), Is.Empty, $"{when}: without its key");
        Assert.That(open.Where(IsLeftAlone).Select(StatusOf), Is.Empty, $"{when}: waits for nobody");
        Assert.That(Charges.Where(IsTryUnderWay).GroupBy(one => one.GetAttributeValue<EntityReference>("cpay_originid").Id).Select(tries => tries.Count()), Is.All.EqualTo(1), $"{when}: two tries at once");
    }

    private bool IsLeftAlone(Entity recovery) => StatusOf(recovery) switch
    {
        CaseStatus.OfferOpen => !world.Rows("cpay_alternativeoffer", "cpay_recoverycaseid", recovery.Id).Any(offer => offer.GetAttributeValue<OptionSetValue>("cpay_status").Value is (int)OfferStatus.Open or (int)OfferStatus.Accepted),
        CaseStatus.WithAPerson => OpenTasks.Count == 0,
        _ => false,
    };

    private static bool IsTryUnderWay(Entity charge) => charge.Contains("cpay_originid") && ChargeStates.IsLive(TestDebt.StatusOf(charge)) && TestDebt.StatusOf(charge) != ChargeStatus.Authorized;
}
