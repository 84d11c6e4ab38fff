using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.Gateways;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Demo;

/// <summary>Waits until the simulators have delivered what they had to tell, and Dataverse has applied it.</summary>
internal sealed class Arrivals(EmbeddedDataverse dataverse, Uri url)
{
    /// <returns>Once nothing is on its way, or when the time is up: what is late still arrives.</returns>
    public async Task WaitAsync(TimeSpan most)
    {
        using var http = new HttpClient { BaseAddress = url };
        using var limit = new CancellationTokenSource(most);
        try
        {
            while (await WaitingAsync(http, limit.Token) > 0) await Task.Delay(50, limit.Token);
            await dataverse.Jobs.WhenIdleAsync(most);
        }
        catch (Exception late) when (late is OperationCanceledException or TimeoutException)
        {
            Console.Error.WriteLine("Some notifications are late; they are delivered in the background.");
        }
    }

    private static async Task<int> WaitingAsync(HttpClient http, CancellationToken cancel)
    {
        var waiting = 0;
        foreach (var gateway in SimulatorCatalog.Names)
            waiting += JArray.Parse(await http.GetStringAsync($"/simulators/{gateway}/notifications", cancel)).Count;
        return waiting;
    }
}
