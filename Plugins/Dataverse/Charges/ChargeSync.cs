using System.Diagnostics;
using CrmPayments.Core.Attempts;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Sending;

namespace CrmPayments.Plugins.Charges;

/// <summary>Brings a charge up to what its gateway has of it now: the same as if the gateway had notified us.</summary>
internal sealed class ChargeSync(Call call)
{
    private const int MostRaces = 5;

    /// <param name="one">A charge that is not in doubt, with the gateway's id.</param>
    public void Ask(TryCase one)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            if (ChargeCase.Read(call.Service, one.Id) is not { } charge || TryApply(one, charge)) return;
        }
    }

    private bool TryApply(TryCase one, ChargeCase charge)
    {
        if (Intent.Connect(call, charge.Gateway, wrong => Note(one, AttemptOutcome.NotSent, wrong, TimeSpan.Zero), _ => Note(one, AttemptOutcome.NotSent, Sentences.For(one.Language).GatewayPaused(), TimeSpan.Zero)) is not { } gateway) return true;
        var clock = Stopwatch.StartNew();
        switch (Deadline.Run(cancel => gateway.FindChargeAsync(one.GatewayTransactionId!, cancel)))
        {
            case LookupResult<GatewayCharge>.Found found:
                var changes = new KnownCharge(call, charge).Apply(ChargeNews.Of(found.Value));
                if (changes.Count > 0) return call.TryTogether(changes);
                Note(one, AttemptOutcome.Succeeded, "", clock.Elapsed);
                return true;
            case LookupResult<GatewayCharge>.Unavailable unavailable:
                Note(one, AttemptOutcome.Unknown, unavailable.Text, clock.Elapsed);
                return true;
            default:
                Note(one, AttemptOutcome.NotFound, "", clock.Elapsed);
                return true;
        }
    }

    private void Note(TryCase one, AttemptOutcome outcome, string text, TimeSpan duration) => call.Together([.. (one.Attempt(AttemptOperation.LookUp, outcome) with
    {
        Text = Sentences.For(one.Language).ChargeLookedUp(outcome),
        GatewayText = text,
        Duration = duration,
    }).ToRequests()]);
}
