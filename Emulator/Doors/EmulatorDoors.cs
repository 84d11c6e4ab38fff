using System.Xml;
using CrmPayments.Emulator.Dataverse;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CrmPayments.Emulator.Doors;

/// <summary>/emulator/…: how a test or a script moves the clock, runs jobs and reads the call counts and the emails that were sent.</summary>
internal static class EmulatorDoors
{
    public static void MapEmulatorDoors(this IEndpointRouteBuilder routes, EmbeddedDataverse dataverse, MovableClock clock)
    {
        routes.MapGet("/emulator/clock", () => TypedResults.Ok(new ClockState(clock.GetUtcNow())));
        routes.MapPost("/emulator/clock", (ClockMove move) => Move(move, clock));
        routes.MapGet("/emulator/jobs", () => TypedResults.Ok(dataverse.Jobs.List()));
        routes.MapPost("/emulator/jobs/run", () => TypedResults.Ok(new JobsRun(dataverse.Jobs.RunPending())));
        routes.MapGet("/emulator/outbox", () => TypedResults.Ok(dataverse.Outbox.List()));
        routes.MapGet("/emulator/metrics", () => TypedResults.Ok(dataverse.Metrics.Snapshot()));
    }

    private static Results<Ok<ClockState>, BadRequest<string>> Move(ClockMove move, MovableClock clock)
    {
        try
        {
            if (move.Now is { } now) clock.MoveTo(EmulatorOptions.Instant(now));
            else if (move.Advance is { } advance) clock.Advance(XmlConvert.ToTimeSpan(advance));
            else return TypedResults.BadRequest("""Send {"now":"2026-11-21T09:00:00Z"} or {"advance":"P1D"}.""");
            return TypedResults.Ok(new ClockState(clock.GetUtcNow()));
        }
        catch (FormatException wrong)
        {
            return TypedResults.BadRequest(wrong.Message);
        }
    }

    private sealed record ClockMove(string? Now, string? Advance);

    private sealed record ClockState(DateTimeOffset Now);

    private sealed record JobsRun(int Ran);
}
