using CrmPayments.Emulator.Dataverse;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Demo;

/// <summary>
/// Fills a new environment: people and settings by an administrator's hand, charges at the simulators over the wire, from
/// where they reach the CRM as signed notifications. Interrupted, it runs again and changes nothing twice.
/// </summary>
internal sealed class DemoSeed(EmbeddedDataverse dataverse, Uri url, string? marker, Action<string> progress)
{
    public async Task RunAsync()
    {
        if (marker is not null && File.Exists(marker))
        {
            new DemoOrganization(dataverse, url).PointHere();
            return;
        }

        progress("Setting up the demo: people, gateways and policies ...");
        new DemoOrganization(dataverse, url).SetUp();
        new DemoRecoveryTasks(dataverse).SetUp();

        progress("Charging the demo customers at the gateway simulators ...");
        await Task.WhenAll(DemoGateways.All.Select(BookAsync));

        progress("Waiting for their notifications ...");
        await new Arrivals(dataverse, url).WaitAsync(TimeSpan.FromSeconds(30));

        progress("Charging subscriptions, most of which fail ...");
        await new DemoRecovery(dataverse, url).SetUpAsync();
        await new Arrivals(dataverse, url).WaitAsync(TimeSpan.FromSeconds(30));
        if (marker is not null) await File.WriteAllTextAsync(marker, "The demo data is complete. Delete this file to check and complete it again.\n");
    }

    private async Task BookAsync(DemoGateway gateway)
    {
        var booked = await BookedAsync(gateway.Simulator);
        using var booking = gateway.Booking(url);
        await Parallel.ForEachAsync(
            gateway.Charges,
            new ParallelOptions { MaxDegreeOfParallelism = gateway.AtOnce },
            async (charge, _) => await booking.BookAsync(charge, booked.GetValueOrDefault(charge.Reference)));
    }

    /// <summary>What an interrupted seed has charged already, by reference.</summary>
    private async Task<Dictionary<string, JToken>> BookedAsync(string gateway)
    {
        using var http = new HttpClient { BaseAddress = url };
        return JObject.Parse(await http.GetStringAsync($"/simulators/{gateway}/ledger"))["charges"]!.ToDictionary(charge => (string?)charge["reference"] ?? "");
    }
}
