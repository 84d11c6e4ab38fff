using System.Globalization;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Recovery;

/// <summary>The memory of a case: the steps it has taken, and the next one with its reasons. Kept as JSON in cpay_plan.</summary>
/// <param name="Taken">Oldest first.</param>
/// <param name="Next">Null: nothing is planned now.</param>
public sealed record CasePlan(IReadOnlyList<TakenStep> Taken, PlannedAction? Next)
{
    /// <summary>A ladder never has so many; what is older than these is not kept.</summary>
    private const int MostTaken = 100;
    private const int LongestText = 200;

    public static CasePlan Empty { get; } = new([], null);

    /// <summary>The failed charge whose result this was planned on: another one makes a new plan.</summary>
    public Guid Last { get; init; }

    /// <summary>The steps as the planner wants them.</summary>
    /// <param name="since">When the method's data changed, with which the ladder begins anew; null: never.</param>
    public IReadOnlyList<DoneStep> Done(DateTimeOffset? since = null) =>
        [.. Taken.Where(step => since is not { } from || step.On >= from).Select(step => new DoneStep(step.Number, step.Action, step.On))];

    /// <summary>Null: none was taken yet.</summary>
    public TakenStep? LastTaken => Taken.Count == 0 ? null : Taken[Taken.Count - 1];

    /// <summary>The last step, if it was not taken after all.</summary>
    public CasePlan Without() => this with { Taken = [.. Taken.Take(Math.Max(0, Taken.Count - 1))] };

    public CasePlan With(TakenStep step) => this with { Taken = [.. Taken.Skip(Math.Max(0, Taken.Count - MostTaken + 1)), step with { Text = Cut(step.Text) }], Next = null };

    /// <param name="text">As <see cref="ToText"/> wrote it; null, empty or not understood: an empty plan.</param>
    public static CasePlan Read(string? text)
    {
        if (string.IsNullOrEmpty(text) || JsonReading.Parse(text!) is not { IsObject: true } json) return Empty;
        return new([.. json["taken"].Items.Select(Step).OfType<TakenStep>()], Action(json["next"])) { Last = Guid.TryParse(json["last"].Text, out var last) ? last : Guid.Empty };
    }

    public string ToText() => JsonWriting.Write(new Dictionary<string, object?>
    {
        ["taken"] = Taken.Select(object? (step) => Written(step)).ToList(),
        ["next"] = Next is { } next ? Written(next) : null,
        ["last"] = Last.ToString("D"),
    });

    private static Dictionary<string, object?> Written(TakenStep step) => new()
    {
        ["n"] = step.Number,
        ["action"] = step.Action.ToString(),
        ["on"] = Written(step.On),
        ["how"] = step.How.ToString(),
        ["text"] = step.Text,
    };

    private static Dictionary<string, object?> Written(PlannedAction next) => new()
    {
        ["n"] = next.Number,
        ["action"] = next.Action?.ToString(),
        ["end"] = next.End?.ToString(),
        ["on"] = Written(next.On),
        ["why"] = next.Because.Select(object? (reason) => Written(reason)).ToList(),
    };

    private static Dictionary<string, object?> Written(PlanReason reason) => new()
    {
        ["code"] = reason.Code.ToString(),
        ["number"] = reason.Number,
        ["of"] = reason.Of,
        ["text"] = reason.Text,
        ["day"] = reason.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static string Written(DateTimeOffset on) => on.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    private static TakenStep? Step(JsonValue json) =>
        Word<RecoveryAction>(json["action"]) is { } action && Time(json["on"]) is { } on && Word<StepResult>(json["how"]) is { } how
            ? new(Whole(json["n"]), action, on, how, json["text"].Text ?? "")
            : null;

    private static PlannedAction? Action(JsonValue json) => Time(json["on"]) is { } on
        ? new(on, Whole(json["n"]), Word<RecoveryAction>(json["action"]), Word<EndAction>(json["end"]), [.. json["why"].Items.Select(Reason).OfType<PlanReason>()])
        : null;

    private static PlanReason? Reason(JsonValue json) => Word<PlanReasonCode>(json["code"]) is { } code
        ? new PlanReason(code) { Number = Whole(json["number"]), Of = Whole(json["of"]), Text = json["text"].Text ?? "", Day = Time(json["day"])?.Date }
        : null;

    private static int Whole(JsonValue json) => (int)(json.Whole ?? 0);

    private static T? Word<T>(JsonValue json)
        where T : struct => Enum.TryParse<T>(json.Text, out var word) && Enum.IsDefined(typeof(T), word) ? word : null;

    private static DateTimeOffset? Time(JsonValue json) =>
        DateTimeOffset.TryParse(json.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var on) ? on : null;

    private static string Cut(string text) => text.Length <= LongestText ? text : text.Substring(0, LongestText);
}
