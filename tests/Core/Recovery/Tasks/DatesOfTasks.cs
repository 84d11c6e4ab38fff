using CrmPayments.Core.Recovery.Tasks;

namespace CrmPayments.Tests.Core.Recovery.Tasks;

/// <summary>When a task is due, when its owner is reminded, when others are asked (C42).</summary>
internal sealed class DatesOfTasks
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public void Are_counted_from_the_due_date()
    {
        var dates = TaskDates.From(Now, 24, 4, 48);
        Assert.That(dates, Is.EqualTo(new TaskDates(Now.AddHours(24), Now.AddHours(20), Now.AddHours(72))));
    }

    [TestCase(0)]
    [TestCase(24)]
    [TestCase(30)]
    public void Hold_no_reminder_where_there_is_no_time_for_one(int before) =>
        Assert.That(TaskDates.From(Now, 24, before, 48).RemindOn, Is.Null);

    [Test]
    public void Keep_their_distance_when_a_person_moves_the_due_date()
    {
        var moved = TaskDates.From(Now, 24, 4, 48).Moved(Now.AddDays(7), Now);
        Assert.That(moved, Is.EqualTo(new TaskDates(Now.AddDays(7), Now.AddDays(7).AddHours(-4), Now.AddDays(9))));
    }

    [Test]
    public void Make_up_for_nothing_when_the_due_date_is_moved_back() =>
        Assert.That(TaskDates.From(Now, 24, 4, 48).Moved(Now.AddHours(-60), Now), Is.EqualTo(new TaskDates(Now.AddHours(-60), null, null)));

    [TestCase(TaskStage.Waiting, 19, TaskStage.Waiting)]
    [TestCase(TaskStage.Waiting, 20, TaskStage.Reminded)]
    [TestCase(TaskStage.Reminded, 71, TaskStage.Reminded)]
    [TestCase(TaskStage.Reminded, 72, TaskStage.Escalated)]
    [TestCase(TaskStage.Waiting, 500, TaskStage.Escalated)]
    [TestCase(TaskStage.Escalated, 500, TaskStage.Escalated)]
    public void Tell_the_stage_that_is_due(TaskStage stage, int hours, TaskStage due) =>
        Assert.That(TaskDates.From(Now, 24, 4, 48).DueStage(stage, Now.AddHours(hours)), Is.EqualTo(due));

    [Test]
    public void Lead_from_stage_to_stage_and_end()
    {
        var dates = TaskDates.From(Now, 24, 4, 48);
        Assert.That(new[] { TaskStage.Waiting, TaskStage.Reminded, TaskStage.Escalated }.Select(dates.NextAfter), Is.EqualTo(new DateTimeOffset?[] { dates.RemindOn, dates.EscalateOn, null }));
    }

    [Test]
    public void Lead_past_a_reminder_that_there_is_not() =>
        Assert.That(TaskDates.From(Now, 24, 0, 48).NextAfter(TaskStage.Waiting), Is.EqualTo(Now.AddHours(72)));
}
