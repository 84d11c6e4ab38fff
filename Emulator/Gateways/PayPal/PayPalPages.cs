using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Notifications;
using CrmPayments.Emulator.Gateways.Pages;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>The page of an invoice, as the customer sees it.</summary>
internal sealed class PayPalPages(GatewayBooks books, Outbox outbox, TimeProvider time) : IHostsPayPages
{
    private static readonly Dictionary<string, PayPalSource> Sources = new(StringComparer.Ordinal)
    {
        ["paypal"] = new("paypal", Email: "buyer@example.com"),
        ["card"] = new("card", "A. Buyer", "1881", "VISA", "2030-12"),
        ["CCREJECT-REFUSED"] = new("card", "CCREJECT-REFUSED", "1881", "VISA", "2030-12"),
        ["CCREJECT-IF"] = new("card", "CCREJECT-IF", "1881", "VISA", "2030-12"),
    };

    private static readonly PayChoice[] Choices =
    [
        new("paypal", "Pay with PayPal"),
        new("card", "Pay with Visa 1881"),
        new("CCREJECT-REFUSED", "Visa: the bank declines"),
        new("CCREJECT-IF", "Visa: insufficient funds"),
    ];

    public PayPage? Page(string id) => books.Read(page => Show(page, id, "Choose how to pay."));

    public PayPage? Pay(string id, string with) => books.Write(page =>
    {
        var now = time.GetUtcNow();
        if (page.Find<PayPalInvoice>(id) is not { Status: PayPalInvoice.Sent } invoice) return Show(page, id, "");
        if (!Sources.TryGetValue(with, out var source)) throw new FormatException($"'{with}' is no way to pay here.");
        PayPalInvoices.Pay(new PayPalCall(page, new PayPalEvents(page, outbox, now), id, [], new Dictionary<string, string>(), true, now, null), invoice, source);
        return Show(page, id, "The card was declined. Try another one.");
    });

    private static PayPage? Show(Page page, string id, string open)
    {
        if (page.Find<PayPalInvoice>(id) is not { } invoice || invoice.Status == PayPalInvoice.Draft) return null;
        var state = invoice.Status switch
        {
            PayPalInvoice.Sent => open,
            PayPalInvoice.Cancelled => "This invoice was cancelled.",
            PayPalInvoice.Paid => "Paid. Thank you.",
            _ => "Your payment is on its way.",
        };
        return new PayPage("PayPal invoice", invoice.ItemName, invoice.Amount, invoice.Currency, state, "", invoice.Status == PayPalInvoice.Sent ? Choices : []);
    }
}
