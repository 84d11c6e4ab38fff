using CrmPayments.Emulator.Dataverse;

namespace CrmPayments.Emulator.Demo;

/// <summary>
/// Fills a new environment: people and settings by an administrator's hand, charges at the simulators over the wire, from
/// where they reach the CRM as signed notifications. Interrupted, it runs again and changes nothing twice.
/// </summary>
internal sealed class DemoSeed(EmbeddedDataverse dataverse, Uri url, string? marker, Action<string> progress)
{
    public async Task RunAsync()
    {
        if (marker is not null && File.Exists(marker)) return;
        progress("Setting up the demo: people, gateways and policies ...");
        new DemoOrganization(dataverse, url).SetUp();

        progress("Charging the demo customers at the gateway simulators ...");
        var known = await KnownReferencesAsync();
        using var braintree = new BraintreeBooking(url);
        using var stripe = new StripeBooking(url);
        await Task.WhenAll(
            BookAsync(DemoCharges.AtBraintree.Where(charge => !known.Contains(charge.Reference)), braintree.BookAsync),
            BookAsync(DemoCharges.AtStripe.Where(charge => !known.Contains(charge.Reference)), stripe.BookAsync));

        progress("Waiting for their notifications ...");
        await new Arrivals(dataverse, url).WaitAsync(TimeSpan.FromSeconds(30));
        if (marker is not null) await File.WriteAllTextAsync(marker, "The demo data is complete. Delete this file to check and complete it again.\n");
    }

    /// <summary>What an interrupted seed has charged already.</summary>
    private async Task<HashSet<string>> KnownReferencesAsync()
    {
        using var http = new HttpClient { BaseAddress = url };
        var references = new HashSet<string>(StringComparer.Ordinal);
        foreach (var gateway in new[] { "braintree", "stripe" })
        {
            var ledger = Newtonsoft.Json.Linq.JObject.Parse(await http.GetStringAsync($"/simulators/{gateway}/ledger"));
            references.UnionWith(ledger["charges"]!.Select(charge => (string?)charge["reference"] ?? ""));
        }

        return references;
    }

    private static Task BookAsync(IEnumerable<DemoCharge> charges, Func<DemoCharge, Task> book) =>
        Parallel.ForEachAsync(charges, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (charge, _) => await book(charge));
}
