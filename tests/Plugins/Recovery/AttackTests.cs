using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Emulator.Dataverse;
using CrmPayments.Tests.Plugins.Charges;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>Recovery at every moment of its async steps, for a customer of their own each.</summary>
internal abstract class AttackTests : RecoveryTests
{
    protected const decimal Owed = 80m;
    private const int Forever = 300;

    private int _customers;

    /// <summary>Before every request of the async steps: what is committed between two of them is seen by the next one.</summary>
    /// <param name="livesThrough">One run with the moment; true: it was never reached.</param>
    /// <returns>At how many moments something happened.</returns>
    protected static async Task<int> AtEveryMomentAsync(Func<int, Task<bool>> livesThrough)
    {
        for (var moment = 1; moment < Forever; moment += 2)
        {
            if (await livesThrough(moment)) return moment / 2;
        }

        throw new InvalidOperationException($"After {Forever} moments there is still another one.");
    }

    /// <summary>A customer whose stored card was declined; no job has run.</summary>
    protected async Task<Debtor> DebtorAsync(DeclineReason reason = DeclineReason.ProcessingError, Action<Entity>? with = null)
    {
        var customer = new EntityReference("contact", World.System.Create(new Entity("contact") { ["firstname"] = "Noah", ["lastname"] = $"Reed {++_customers}", ["emailaddress1"] = $"noah{_customers}@fabrikam.example", ["ownerid"] = new EntityReference("systemuser", World.Agent) }));
        var method = Method(await Stripe.Store!(World.Url));
        World.System.Update(new Entity("cpay_paymentmethod", method) { ["cpay_customerid"] = customer });
        var row = Charge(ChargeStatus.Declined, Owed);
        row["cpay_customerid"] = customer;
        row["cpay_declinereason"] = new OptionSetValue((int)reason);
        row["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", method);
        row["cpay_initiator"] = new OptionSetValue((int)ChargeInitiator.MerchantUnscheduled);
        with?.Invoke(row);
        return new Debtor(World, customer.Id, new TestDebt(World, Stripe, World.System.Create(row), method));
    }

    /// <summary>Lets time pass and jobs run; the process dies once, at the moment told, and starts again.</summary>
    /// <returns>Whether nothing died.</returns>
    protected bool Dies(Debtor debtor, int moment, params int[] minutes)
    {
        var died = false;
        World.Hooks.KillAsyncStepAt(moment);
        foreach (var wait in minutes)
        {
            World.Clock.Advance(TimeSpan.FromMinutes(wait));
            World.Call("cpay_RunDueWork", World.Dataverse.AdministratorId);
            while (!LivesThroughJobs())
            {
                died = true;
                World.Dataverse.Jobs.Recover();
            }

            debtor.AssertNeverStuck($"moment {moment}, after {wait} minutes");
        }

        World.Hooks.SpareAsyncSteps();
        return !died;
    }

    private bool LivesThroughJobs()
    {
        try
        {
            World.RunJobs();
            return true;
        }
        catch (ProcessKilledException)
        {
            return false;
        }
    }
}
