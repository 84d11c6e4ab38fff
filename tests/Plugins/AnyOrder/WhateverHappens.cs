using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Plugins.AnyOrder;

/// <summary>
/// Random stories of requests, decisions, deaths, faults, refunds made elsewhere and notifications late, twice and out of
/// order: people are answered as a simple model foretells, the rules money obeys hold after each step, and in the end both
/// books agree.
/// </summary>
/// <remarks>The same stories each time, more than 10,000 steps; CPAY_STORIES=5000 tells that many new ones.</remarks>
internal sealed class WhateverHappens
{
    private const int Stories = 700, MostScenes = 12, FewestSteps = 10_000;

    /// <summary>The gateways' books are read after each step and grow with each story.</summary>
    private const int StoriesInAWorld = 25;

    private World _world = null!;
    private int _stories, _steps;

    [SetUp]
    public async Task StartWorld() => _world = await World.StartAsync();

    [TearDown]
    public async Task EndWorld() => await _world.DisposeAsync();

    [Test]
    public void The_rules_money_obeys_hold()
    {
        var more = Environment.GetEnvironmentVariable("CPAY_STORIES");
        var config = more is null
            ? Config.QuickThrowOnFailure.WithMaxTest(Stories).WithReplay(20261121, 20261121 | 1)
            : Config.QuickThrowOnFailure.WithMaxTest(int.Parse(more, CultureInfo.InvariantCulture));
        Prop.ForAll(Step.Stories(MostScenes), steps => TellAsync(steps).GetAwaiter().GetResult()).Check(config);
        TestContext.Out.WriteLine($"{_stories} stories, {_steps} steps");
        if (more is null) Assert.That(_steps, Is.GreaterThanOrEqualTo(FewestSteps));
    }

    private async Task TellAsync(IReadOnlyList<Step> steps)
    {
        if (++_stories % StoriesInAWorld == 0)
        {
            await EndWorld();
            await StartWorld();
        }

        var story = await Story.BeginAsync(_world);
        foreach (var step in steps)
        {
            _steps++;
            await story.HappensAsync(step);
        }

        await story.EndAsync();
        await story.AssertSettledAsync();
    }
}
