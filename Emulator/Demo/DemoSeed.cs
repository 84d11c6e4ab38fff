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
            new DemoOrganization(dataverse, url).PointGatewaysHere();
            return;
        }

        progress("Setting up the demo: people, gateways and policies ...");
        new DemoOrganization(dataverse, url).SetUp();

        progress("Charging the demo customers at the gateway simulators ...");
        var atBraintree = await BookedAsync("braintree");
        var atAuthorizeNet = await BookedAsync("authorize-net");
        var atPayPal = await BookedAsync("paypal");
        using var braintree = new BraintreeBooking(url);
        using var stripe = new StripeBooking(url);
        using var authorizeNet = new AuthorizeNetBooking(url);
        using var payPal = new PayPalBooking(url);
        await Task.WhenAll(
            BookAsync(DemoCharges.AtBraintree, charge => atBraintree.TryGetValue(charge.Reference, out var known) ? braintree.CompleteAsync(charge, known) : braintree.BookAsync(charge)),
            BookAsync(DemoCharges.AtStripe, stripe.BookAsync),
            BookAsync(DemoCharges.AtAuthorizeNet, charge => authorizeNet.BookAsync(charge, atAuthorizeNet.GetValueOrDefault(charge.Reference)), atOnce: 1),
            BookAsync(DemoCharges.AtPayPal, charge => payPal.BookAsync(charge, (string?)atPayPal.GetValueOrDefault(charge.Reference)?["id"])));

        progress("Waiting for their notifications ...");
        await new Arrivals(dataverse, url).WaitAsync(TimeSpan.FromSeconds(30));
        if (marker is not null) await File.WriteAllTextAsync(marker, "The demo data is complete. Delete this file to check and complete it again.\n");
    }

    /// <summary>What an interrupted seed has charged already, by reference. Stripe needs no such list: the same keys get the same answers.</summary>
    private async Task<Dictionary<string, JToken>> BookedAsync(string gateway)
    {
        using var http = new HttpClient { BaseAddress = url };
        return JObject.Parse(await http.GetStringAsync($"/simulators/{gateway}/ledger"))["charges"]!.ToDictionary(charge => (string?)charge["reference"] ?? "");
    }

    private static Task BookAsync(IEnumerable<DemoCharge> charges, Func<DemoCharge, Task> book, int atOnce = 4) =>
        Parallel.ForEachAsync(charges, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (charge, _) => await book(charge));
}
