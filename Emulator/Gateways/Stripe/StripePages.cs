using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Notifications;
using CrmPayments.Emulator.Gateways.Pages;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>The page of a Checkout Session, as the customer sees it.</summary>
internal sealed class StripePages(GatewayBooks books, Outbox outbox, TimeProvider time) : IHostsPayPages
{
    private static readonly PayChoice[] Cards =
    [
        new("pm_card_visa", "Pay with Visa 4242"),
        new("pm_card_mastercard", "Pay with Mastercard 4444"),
        new("pm_card_authenticationRequired", "Pay with Visa 3184 (3-D Secure)"),
        new("pm_card_visa_chargeDeclined", "Visa 0002: the bank declines"),
        new("pm_card_visa_chargeDeclinedInsufficientFunds", "Visa 9995: insufficient funds"),
    ];

    public PayPage? Page(string id) => books.Read(page => Show(page, id));

    public PayPage? Pay(string id, string with) => books.Write(page =>
    {
        var now = time.GetUtcNow();
        if (page.Find<StripeSession>(id) is not { } session) return null;
        if (session.StatusAt(now) != StripeSession.Open) return Show(page, id);
        if (StripeTestCards.Find(with) is not { } card) throw new FormatException($"'{with}' is none of the published test cards.");
        StripeSessions.Pay(new StripeCall(page, new StripeEvents(page, outbox, now), new StripeJson(page), id, [], now, null), session, card);
        return Show(page, id);
    });

    private PayPage? Show(Page page, string id)
    {
        if (page.Find<StripeSession>(id) is not { } session) return null;
        var status = session.StatusAt(time.GetUtcNow());
        var failed = page.Find<StripeIntent>(session.IntentId)?.LastError is not null;
        var state = status switch
        {
            StripeSession.Complete => "Paid. Thank you.",
            StripeSession.Expired => "This page has expired.",
            _ => failed ? "The card was declined. Try another one." : "Choose how to pay.",
        };
        return new PayPage("Stripe Checkout", session.ProductName, StripeCurrency.Major(session.Amount, session.Currency), session.Currency.ToUpperInvariant(), state, session.SuccessUrl, status == StripeSession.Open ? Cards : []);
    }
}
