using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Plugins.AnyOrder;

/// <summary>
/// Random stories of requests, decisions, deaths, faults, refunds made elsewhere and notifications late, twice and out of
/// order: the rules money obeys hold after each step, and in the end both books agree.
/// </summary>
/// <remarks>The same stories each time; CPAY_STORIES=500 tells that many new ones.</remarks>
internal sealed class WhateverHappens : PluginTests
{
    private const int Stories = 30, MostScenes = 12;

    [Test]
    public void The_rules_money_obeys_hold()
    {
        var more = Environment.GetEnvironmentVariable("CPAY_STORIES");
        var config = more is null
            ? Config.QuickThrowOnFailure.WithMaxTest(Stories).WithReplay(20261121, 20261121 | 1)
            : Config.QuickThrowOnFailure.WithMaxTest(int.Parse(more, CultureInfo.InvariantCulture));
        Prop.ForAll(Step.Stories(MostScenes), steps => TellAsync(steps).GetAwaiter().GetResult()).Check(config);
    }

    private async Task TellAsync(IReadOnlyList<Step> steps)
    {
        var story = await Story.BeginAsync(World);
        foreach (var step in steps)
        {
            await story.HappensAsync(step);
            await story.AssertSoundAsync();
        }

        await story.EndAsync();
        await story.AssertSettledAsync();
    }
}
