using CrmPayments.Core.Attempts;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Sending;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Refunds;

/// <summary>Money that goes back outside of the gateway: once it is approved, a person gets a task to pay it, and ends it with the reference.</summary>
internal sealed class PayOuts(Call call)
{
    /// <summary>Hands a refund, Submitted already, to a person. Done again after a crash, it is done once: what follows is written together.</summary>
    /// <param name="refund">As read.</param>
    /// <param name="version">The row version that must still hold.</param>
    public void HandOver(RefundCase refund, string version)
    {
        var row = new Entity(RefundRow.Table, refund.Id)
        {
            RowVersion = version,
            [RefundRow.NextCheckOn] = null,
            [RefundRow.ExpectedOn] = refund.ExpectedOn(call.Now),
        };
        var attempt = refund.Attempt(AttemptOperation.PayOut, AttemptOutcome.Processing) with
        {
            Text = Sentences.For(refund.Language).PayOutWaiting(refund.Amount, refund.PayOut),
            User = refund.RequestedBy?.Id,
        };

        // A person ended it, or another job handed it over at the same moment: nothing of this was written.
        if (!call.TryTogether([row.IfUnchanged(), .. attempt.ToRequests(), new CreateRequest { Target = PersonTask.PayOut(refund) }]))
            call.Trace.Trace("Refund {0} was moved while it was handed to a person.", refund.Id);
    }
}
