using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Notifications;
using CrmPayments.Emulator.Gateways.Pages;

namespace CrmPayments.Emulator.Gateways.PlacetoPay;

/// <summary>The page of a session, as the customer sees it.</summary>
internal sealed class PlacetoPayPages(GatewayBooks books, Outbox outbox, TimeProvider time) : IHostsPayPages
{
    private static readonly PayChoice[] Choices =
    [
        new(PlacetoPayCards.Good, "Visa 1111"),
        new(PlacetoPayCards.PendingThenGood, "Visa 0032: pending at first"),
        new(PlacetoPayCards.Refused, "Visa 0016: the bank declines"),
    ];

    public PayPage? Page(string id) => books.Read(page => Show(page, id));

    public PayPage? Pay(string id, string with) => books.Write(page =>
    {
        var now = time.GetUtcNow();
        if (page.Find<PlacetoPaySession>(id) is not { } session || !session.IsOpenAt(now)) return Show(page, id);
        if (with.Length is < 14 or > 19 || !with.All(char.IsAsciiDigit)) throw new FormatException($"'{with}' is no card number.");
        PlacetoPaySessions.Pay(new PlacetoPayCall(page, new PlacetoPayEvents(page, outbox, now), id, [], now, null), session, with, final: false);
        return Show(page, id);
    });

    private PayPage? Show(Page page, string id)
    {
        if (page.Find<PlacetoPaySession>(id) is not { ExpiresOn: not null } session) return null;
        var latest = PlacetoPayJson.Tries(page, session) is [var last, ..] ? last.Status : null;
        var open = session.IsOpenAt(time.GetUtcNow()) && latest != PlacetoPaySession.Pending;
        var state = session.Status == PlacetoPaySession.Approved ? "Done. Thank you."
            : latest == PlacetoPaySession.Pending ? "Your payment is pending."
            : !open ? "This page cannot be used any more."
            : latest is null ? "Choose a card." : "The card was declined. Try another one.";
        return new PayPage("PlacetoPay", session.Description, session.Amount, session.Currency, state, session.ReturnUrl, open ? Choices : []);
    }
}
