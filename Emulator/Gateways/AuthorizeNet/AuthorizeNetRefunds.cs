using CrmPayments.Emulator.Gateways.Faults;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>refundTransaction and voidTransaction.</summary>
internal static class AuthorizeNetRefunds
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(180);

    public static VendorAnswer Refund(AuthorizeNetCall call)
    {
        var refTransId = call.Text("refTransId");
        if (refTransId.Length == 0 || !refTransId.All(char.IsAsciiDigit)) return AuthorizeNetOutcomes.Refused(call, "15");
        if (call.Page.Find<AuthorizeNetTransaction>(refTransId) is not { } charge) return AuthorizeNetOutcomes.Refused(call, "16");
        if (call.Amount is not { } amount) return AuthorizeNetOutcomes.Refused(call, "5");
        var refund = New(call, charge, amount);
        if (AuthorizeNetDuplicates.Find(call, refund) is { } first) return AuthorizeNetOutcomes.Duplicate(call, first);
        return Problem(call, charge, amount) is { } code ? AuthorizeNetOutcomes.Refused(call, code) : Book(call, refund);
    }

    public static VendorAnswer Void(AuthorizeNetCall call)
    {
        var transaction = call.Page.Find<AuthorizeNetTransaction>(call.Text("refTransId"));
        if (call.DeclineWith is { } asked) return AuthorizeNetOutcomes.Refused(call, asked.Length > 0 ? asked : "327");
        if (transaction is { Status: AuthorizeNetStatus.Voided }) return AuthorizeNetOutcomes.Approved(call, transaction, "310");
        if (transaction is null || !AuthorizeNetStatus.IsVoidable(transaction.Status)) return AuthorizeNetOutcomes.Refused(call, "16");
        var voided = call.Page.Put(transaction with { Status = AuthorizeNetStatus.Voided });
        call.Events.Created("void", voided);
        return AuthorizeNetOutcomes.Approved(call, voided);
    }

    private static string? Problem(AuthorizeNetCall call, AuthorizeNetTransaction charge, decimal amount)
    {
        if (call.Text("currencyCode") is not ("" or AuthorizeNetCredentials.Currency)) return "39";
        if (charge.ResponseCode != 1) return "64";
        if (charge.Status != AuthorizeNetStatus.Settled || call.Now - charge.SettledOn > Window) return "54";
        if (!NamesTheInstrument(call, charge.Instrument)) return "54";
        var booked = call.Page.OwnedBy<AuthorizeNetTransaction>(charge.Id).Where(refund => refund.Status != AuthorizeNetStatus.Voided).Sum(refund => refund.Amount);
        if (booked + amount > charge.Amount) return "55";
        return call.DeclineWith is { } asked ? asked.Length > 0 ? asked : "2" : null;
    }

    private static bool NamesTheInstrument(AuthorizeNetCall call, AuthorizeNetInstrument instrument)
    {
        var number = call.Text(instrument.IsBankAccount ? "payment.bankAccount.accountNumber" : "payment.creditCard.cardNumber");
        return number.EndsWith(instrument.LastFour, StringComparison.Ordinal);
    }

    private static AuthorizeNetTransaction New(AuthorizeNetCall call, AuthorizeNetTransaction charge, decimal amount) => new()
    {
        Id = AuthorizeNetCall.NewId(),
        Type = AuthorizeNetTransaction.RefundType,
        RefTransId = charge.Id,
        Amount = amount,
        Status = AuthorizeNetStatus.RefundPending,
        InvoiceNumber = call.Text("order.invoiceNumber"),
        Description = call.Text("order.description"),
        RefId = call.RefId ?? "",
        Instrument = charge.Instrument,
        Email = charge.Email,
        SubmittedOn = call.Now,
    };

    private static VendorAnswer Book(AuthorizeNetCall call, AuthorizeNetTransaction refund)
    {
        call.Page.Put(refund);
        call.Events.Created("refund", refund);
        return AuthorizeNetOutcomes.Approved(call, refund);
    }
}
