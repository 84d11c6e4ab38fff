using CrmPayments.Core.Gateways;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Timeline;

/// <summary>A task for a person, where the module must not decide by itself.</summary>
internal static class PersonTask
{
    private static readonly Sentences Texts = Sentences.For(1033);

    /// <summary>The look-ups have ended without an answer.</summary>
    public static Entity RefundUndecided(RefundCase refund) =>
        New($"{refund.Name}: decide on a refund without an answer", Texts.PersonDecides(refund.Amount), refund.Customer, refund.RequestedBy);

    /// <summary>A refund that was done came back from the bank.</summary>
    public static Entity RefundBounced(ChargeCase charge, Entity refund, GatewayRefund told) =>
        New($"{refund.GetAttributeValue<string>(RefundRow.Name)}: the refund came back", Texts.Bounced(told.Amount), charge.Customer,
            refund.GetAttributeValue<EntityReference>(RefundRow.RequestedBy));

    /// <summary>Nobody has decided yet.</summary>
    public static Entity ApprovalReminder(RefundCase refund, string sentence, EntityReference? owner) =>
        New($"{refund.Name}: decide on a refund that waits for approval", sentence, refund.Customer, owner);

    /// <summary>Nobody has decided yet although they were reminded: somebody else must see to it.</summary>
    public static Entity ApprovalEscalated(RefundCase refund, string sentence, EntityReference? owner) =>
        New($"{refund.Name}: nobody decides on a refund", sentence, refund.Customer, owner);

    /// <summary>Nobody decided: who asked for the refund tells the customer, or asks again.</summary>
    public static Entity ApprovalExpired(RefundCase refund, string sentence, EntityReference? owner) =>
        New($"{refund.Name}: the request was not decided in time", sentence, refund.Customer, owner);

    private static Entity New(string subject, string description, EntityReference? customer, EntityReference? owner)
    {
        var task = new Entity("task") { ["subject"] = subject, ["description"] = description };
        if (customer is not null) task["regardingobjectid"] = customer;
        if (owner is not null) task["ownerid"] = owner;
        return task;
    }
}
