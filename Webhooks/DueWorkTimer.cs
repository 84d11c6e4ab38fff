using Microsoft.Extensions.Options;

namespace CrmPayments.Webhooks;

/// <summary>Runs the clock: starts cpay_RunDueWork at an interval. Several copies do no harm; a failed run is only late.</summary>
internal sealed class DueWorkTimer(DataverseClient dataverse, DueWorkStatus status, IOptions<WebhooksOptions> options, TimeProvider clock, ILogger<DueWorkTimer> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.DueWorkEvery == TimeSpan.Zero) return;

        // The interval is the machine's: an emulator's clock may stand still.
        using var timer = new PeriodicTimer(options.Value.DueWorkEvery, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false)) await RunAsync(stoppingToken).ConfigureAwait(false);
    }

    private async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            var started = await dataverse.CallAsync("cpay_RunDueWork", [], cancel).ConfigureAwait(false);
            log.LogDebug("Due work was started. {What}", started["Message"]);
            status.Last = new DueWorkRun(clock.GetUtcNow(), true);
        }
        catch (DataverseUnavailableException unavailable)
        {
            log.LogWarning("Due work could not be started. {Why}", unavailable.Message);
            status.Last = new DueWorkRun(clock.GetUtcNow(), false);
        }
    }
}
