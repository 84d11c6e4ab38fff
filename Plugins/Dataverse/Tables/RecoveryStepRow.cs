using CrmPayments.Core.Declines;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_recoverystep: one step of a recovery policy.</summary>
internal static class RecoveryStepRow
{
    public const string Table = "cpay_recoverystep";
    public const string Id = "cpay_recoverystepid";
    public const string Name = "cpay_name";
    public const string Policy = "cpay_policyid";
    public const string Number = "cpay_number";
    public const string Action = "cpay_action";
    public const string Reasons = "cpay_reasons";
    public const string Classes = "cpay_classes";
    public const string OffsetMinutes = "cpay_offsetminutes";
    public const string Timing = "cpay_timing";
    public const string Channel = "cpay_channel";
    public const string MessageKind = "cpay_messagekind";
    public const string OfferKind = "cpay_offerkind";

    /// <summary>What the rules need to know.</summary>
    public static readonly string[] ForRules = [Id, Number, Action, Reasons, Classes, OffsetMinutes, Timing, Channel, MessageKind, OfferKind];

    public static RecoveryStep ToStep(Entity row) => new(
        row.GetAttributeValue<int>(Number),
        row.Choice<RecoveryAction>(Action) ?? RecoveryAction.Task,
        TimeSpan.FromMinutes(row.GetAttributeValue<int?>(OffsetMinutes) ?? 0),
        row.Choice<StepTiming>(Timing) ?? StepTiming.AfterOffset)
    {
        Reasons = row.Choices<DeclineReason>(Reasons),
        Classes = row.Choices<DeclineClass>(Classes),
        Channel = row.Choice<Channel>(Channel),
        MessageKind = row.Choice<MessageKind>(MessageKind),
        OfferKind = row.Choice<OfferKind>(OfferKind),
    };

    /// <summary>A new row.</summary>
    /// <param name="step">What it says.</param>
    /// <param name="policyId">Of which policy.</param>
    /// <param name="name">For people.</param>
    public static Entity ToRow(RecoveryStep step, Guid policyId, string name)
    {
        var row = new Entity(Table)
        {
            [Name] = name,
            [Policy] = new EntityReference(RecoveryPolicyRow.Table, policyId),
            [Number] = step.Number,
            [OffsetMinutes] = (int)step.Offset.TotalMinutes,
        };
        row.SetChoice<RecoveryAction>(Action, step.Action);
        row.SetChoice<StepTiming>(Timing, step.Timing);
        row.SetChoices(Reasons, step.Reasons);
        row.SetChoices(Classes, step.Classes);
        row.SetChoice(Channel, step.Channel);
        row.SetChoice(MessageKind, step.MessageKind);
        row.SetChoice(OfferKind, step.OfferKind);
        return row;
    }
}
