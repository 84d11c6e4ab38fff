using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Newpay;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Demo;

/// <summary>Makes demo charges at the Newpay simulator over its API.</summary>
internal sealed class NewpayBooking : IDemoBooking
{
    private static readonly DemoStory[] Stories =
        [DemoStory.InsufficientFunds, DemoStory.Unsettled, DemoStory.ExpiredCard, DemoStory.LostCard, DemoStory.PartlyRefunded, DemoStory.DoNotHonor, DemoStory.Disputed];

    public static readonly DemoGateway Gateway = new((GatewayType)192700010, "Newpay", "newpay")
    {
        ApiSecret = new("cpay_DemoNewpayKey", NewpayCredentials.ApiKey),
        WebhookSecret = new("cpay_DemoNewpayWebhookSecret", NewpayCredentials.WebhookSecret),
        Charges = DemoCharges.At("NEW", Stories),
        Booking = url => new NewpayBooking(url),
    };

    private readonly HttpClient _http;

    public NewpayBooking(Uri url) => _http = new HttpClient { BaseAddress = new Uri(url, "/simulators/newpay/") };

    /// <inheritdoc/>
    public Task BookAsync(DemoCharge charge, JToken? booked) =>
        throw new NotSupportedException($"NewpayBooking.BookAsync is not written yet: make the charge {charge.Reference} at {_http.BaseAddress} as a shop would, and what its story says. See docs/gateways/adding-one.md, \"In which order\".");

    public void Dispose() => _http.Dispose();
}
