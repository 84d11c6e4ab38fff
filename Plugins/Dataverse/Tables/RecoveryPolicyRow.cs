using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_recoverypolicy: what happens after a failed charge, and when.</summary>
internal static class RecoveryPolicyRow
{
    public const string Table = "cpay_recoverypolicy";
    public const string Id = "cpay_recoverypolicyid";
    public const string Name = "cpay_name";
    public const string Priority = "cpay_priority";
    public const string Kinds = "cpay_kinds";
    public const string Segments = "cpay_segments";
    public const string Plan = "cpay_plan";
    public const string MinimumAmount = "cpay_minimumamount";
    public const string MaximumAmount = "cpay_maximumamount";
    public const string GatewayTypes = "cpay_gatewaytypes";
    public const string Countries = "cpay_countries";
    public const string PersonFirst = "cpay_personfirst";
    public const string MostTries = "cpay_mosttries";
    public const string MostDays = "cpay_mostdays";
    public const string GraceDays = "cpay_gracedays";
    public const string HourFrom = "cpay_hourfrom";
    public const string HourTo = "cpay_hourto";
    public const string UseBackupMethod = "cpay_usebackupmethod";
    public const string ProofAbove = "cpay_proofabove";
    public const string ProofOnRisk = "cpay_proofonrisk";
    public const string EndAction = "cpay_endaction";
    public const string TaskOnSingleFailure = "cpay_taskonsinglefailure";
    public const string TasksQueue = "cpay_tasksqueueid";
    public const string TaskDueAfterHours = "cpay_taskdueafterhours";

    /// <summary>What the rules need to know.</summary>
    public static readonly string[] ForRules =
    [
        Id, Name, Priority, Kinds, Segments, Plan, MinimumAmount, MaximumAmount, GatewayTypes, Countries, PersonFirst, MostTries, MostDays, GraceDays,
        HourFrom, HourTo, UseBackupMethod, ProofAbove, ProofOnRisk, EndAction, TaskOnSingleFailure, TasksQueue, TaskDueAfterHours,
    ];

    private static readonly RecoveryPolicy Usual = new();

    /// <param name="row">With the columns for rules.</param>
    /// <param name="steps">Of the policy, any order.</param>
    public static RecoveryPolicy ToPolicy(Entity row, IEnumerable<RecoveryStep> steps)
    {
        var from = row.GetAttributeValue<int?>(HourFrom) ?? Usual.HourFrom;
        var to = row.GetAttributeValue<int?>(HourTo) ?? Usual.HourTo;
        var hours = from < to;
        return new RecoveryPolicy
        {
            Id = row.Id,
            Name = row.GetAttributeValue<string>(Name) ?? "",
            Priority = row.GetAttributeValue<int?>(Priority) ?? 0,
            Kinds = row.Choices<RecoveryKind>(Kinds),
            Segments = row.Choices<CustomerSegment>(Segments),
            Plan = row.GetAttributeValue<string>(Plan) ?? "",
            MinimumAmount = row.GetAttributeValue<decimal?>(MinimumAmount),
            MaximumAmount = row.GetAttributeValue<decimal?>(MaximumAmount),
            GatewayTypes = row.Choices<GatewayType>(GatewayTypes),
            Countries = Codes(row.GetAttributeValue<string>(Countries)),
            PersonFirst = row.GetAttributeValue<bool>(PersonFirst),
            MostTries = row.GetAttributeValue<int?>(MostTries) ?? Usual.MostTries,
            MostDays = row.GetAttributeValue<int?>(MostDays) ?? Usual.MostDays,
            GraceDays = row.GetAttributeValue<int?>(GraceDays) ?? Usual.GraceDays,
            // An hour window the wrong way round would never open: the usual one is used.
            HourFrom = hours ? from : Usual.HourFrom,
            HourTo = hours ? to : Usual.HourTo,
            UseBackupMethod = row.GetAttributeValue<bool>(UseBackupMethod),
            ProofAbove = row.GetAttributeValue<decimal?>(ProofAbove),
            ProofOnRisk = row.GetAttributeValue<bool>(ProofOnRisk),
            EndAction = row.Choice<EndAction>(EndAction) ?? Usual.EndAction,
            TaskOnSingleFailure = row.GetAttributeValue<bool>(TaskOnSingleFailure),
            TasksQueueId = row.GetAttributeValue<EntityReference>(TasksQueue)?.Id,
            TaskDueAfterHours = row.GetAttributeValue<int?>(TaskDueAfterHours),
            Steps = [.. steps],
        };
    }

    /// <summary>A new row.</summary>
    /// <param name="policy">What it says.</param>
    /// <param name="id">The row's.</param>
    /// <param name="name">For people.</param>
    public static Entity ToRow(RecoveryPolicy policy, Guid id, string name)
    {
        var row = new Entity(Table, id)
        {
            [Name] = name,
            [Priority] = policy.Priority,
            [PersonFirst] = policy.PersonFirst,
            [MostTries] = policy.MostTries,
            [MostDays] = policy.MostDays,
            [GraceDays] = policy.GraceDays,
            [HourFrom] = policy.HourFrom,
            [HourTo] = policy.HourTo,
            [UseBackupMethod] = policy.UseBackupMethod,
            [ProofAbove] = policy.ProofAbove,
            [ProofOnRisk] = policy.ProofOnRisk,
            [TaskOnSingleFailure] = policy.TaskOnSingleFailure,
            [TaskDueAfterHours] = policy.TaskDueAfterHours,
        };
        row.SetChoice<EndAction>(EndAction, policy.EndAction);
        row.SetChoices(Kinds, policy.Kinds);
        row.SetChoices(Segments, policy.Segments);
        return row;
    }

    private static string[] Codes(string? text) =>
        [.. (text ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(code => code.Trim().ToUpperInvariant())];
}
