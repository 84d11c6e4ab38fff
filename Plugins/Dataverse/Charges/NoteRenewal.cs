using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Charges;

/// <summary>Step before a payment method gets another token, date or successor: notes when, because a method that was declined for its data may be tried again once they changed. Other last digits are another number: what its gateway told of the old one is forgotten. Costs no call.</summary>
public sealed class NoteRenewal : Plugin
{
    private const string BeforeImage = "Before";

    private static readonly string[] Data = [PaymentMethodRow.Token, PaymentMethodRow.ExpiryMonth, PaymentMethodRow.ExpiryYear, PaymentMethodRow.LastFour, PaymentMethodRow.ReplacedBy];

    private protected override void Run(Call call)
    {
        var target = call.Target;
        var before = call.Context.PreEntityImages[BeforeImage];
        if (Data.Any(column => Changes(target, before, column))) target[PaymentMethodRow.ChangedOn] = call.Now.UtcDateTime;
        if (before.Contains(PaymentMethodRow.LastFour) && Changes(target, before, PaymentMethodRow.LastFour) && !target.Contains(PaymentMethodRow.Fingerprint)) target[PaymentMethodRow.Fingerprint] = null;
    }

    private static bool Changes(Entity target, Entity before, string column) =>
        target.Contains(column) && !Equals(Plain(target[column]), Plain(before.Contains(column) ? before[column] : null));

    private static object? Plain(object? value) => value is EntityReference reference ? reference.Id : value;
}
