using System.Diagnostics;
using System.ServiceModel;
using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Sending;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Charges;

/// <summary>
/// Sends one charge: looks once more whether it should be sent at all, takes its slot in the card network's limits together with
/// committing the intent (Submitted, with the row version), talks to the gateway outside any database transaction, commits the
/// answer. A crash in between leaves Submitted, which due work turns into a look-up.
/// </summary>
internal sealed class ChargeSender(Call call)
{
    // Each lost race was won by another try of the same instrument; more than that at one moment is no coincidence.
    private const int MostRaces = 5;

    private readonly ChargeOutcomes _outcomes = new(call);

    /// <summary>Sends what never was.</summary>
    public void Send(TryCase one)
    {
        if (one.Refuse() is { } why) _outcomes.Withdraw(one, why);
        else if (Intent.Connect(call, one.Method!.Gateway, wrong => _outcomes.NotSendable(one, wrong), until => _outcomes.Hold(one, until)) is { } gateway) SendFirst(one, gateway);
    }

    /// <summary>Sends once more what a look-up did not find, with the same reference and key: its slot is taken already.</summary>
    public void SendAgain(TryCase one, IPaymentGateway gateway)
    {
        if (Intent.Commit(call, Submitted(one)) is { } version) SendWith(one, version, gateway);
    }

    private void SendFirst(TryCase one, IPaymentGateway gateway)
    {
        if (OrderCheck.Ask(call, one) is { } no) _outcomes.Withdraw(one, TryRefusal.OrderCheck, no);
        else if (Reserve(one) is { } reserved) SendWith(reserved.One, reserved.Version, gateway);
    }

    /// <summary>
    /// Takes the instrument's next slot and commits the intent, in one write, as long as the try and the debt are as they were
    /// read: of two tries that counted the same history the database lets one through, and none that is paid another way meanwhile.
    /// </summary>
    /// <returns>Null: it is not sent, and that is recorded, or somebody else sends it.</returns>
    private Reserved? Reserve(TryCase one)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            var ground = ChargeGround.Read(call.Service, one.Origin?.Id ?? one.Id, one.Method!, one.Fingerprint, except: one.Id);
            var history = ground.History;
            if (NetworkLimits.Refuse(one, history, call.Now) is { } limit)
            {
                _outcomes.Withdraw(one, limit);
                return null;
            }

            if (MethodChecks.Find(one.Method!, one.Amount, history, call.Now) is { } problem)
            {
                _outcomes.Withdraw(one, TryRules.RefusalOf(problem), Sentences.For(one.Language).Problem(problem));
                return null;
            }

            if (ground.Proof(one.Method!, one.Amount) is { } proof)
            {
                _outcomes.Withdraw(one, TryRefusal.ProofRequired, Sentences.For(one.Language).ChargeProof(proof));
                return null;
            }

            var row = Submitted(one);
            row[TransactionRow.SlotKey] = history.NextSlotOf(one.Fingerprint);
            try
            {
                if (Intent.Commit(call, row, [.. one.DebtUnchanged]) is { } version) return new Reserved(one, version);
                if (Again(one) is not { } again) return null;
                one = again;
            }
            catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.DuplicateKey))
            {
                // Not swallowed: another try of the instrument took the slot first; it is counted now, and the next slot asked for.
                call.Trace.Trace("Another try of the same instrument was faster than {0}.", one.Id);
            }
        }

        throw new InvalidPluginExecutionException(OperationStatus.Retry, "The instrument is tried by others again and again. Due work sends this charge later.");
    }

    /// <summary>The try or its debt was written since it was read.</summary>
    /// <returns>As it is now; null: it is not to be sent any more, or not by us.</returns>
    private TryCase? Again(TryCase one)
    {
        if (TryCase.Read(call.Service, one.Id) is not { Status: ChargeStatus.Scheduled } again) return null;
        if (again.Refuse() is not { } why) return again;
        _outcomes.Withdraw(again, why);
        return null;
    }

    private Entity Submitted(TryCase one)
    {
        var now = call.Now;
        var row = new Entity(TransactionRow.Table, one.Id)
        {
            RowVersion = one.Version,
            [TransactionRow.SendCount] = one.Sends + 1,
            [TransactionRow.NextCheckOn] = CheckSchedule.AfterCrash(now).UtcDateTime,
        };
        if (one.SubmittedOn is null) row[TransactionRow.SubmittedOn] = now.UtcDateTime;
        if (ChargeStates.CanMove(one.Status, ChargeStatus.Submitted)) row[TransactionRow.Status] = new OptionSetValue((int)ChargeStatus.Submitted);
        return row;
    }

    private void SendWith(TryCase one, string version, IPaymentGateway gateway)
    {
        var clock = Stopwatch.StartNew();
        var result = Deadline.Run(cancel => gateway.ChargeAsync(one.Order, cancel));
        _outcomes.Complete(one, version, result, one.Operation, clock.Elapsed);
    }

    private sealed record Reserved(TryCase One, string Version);
}
