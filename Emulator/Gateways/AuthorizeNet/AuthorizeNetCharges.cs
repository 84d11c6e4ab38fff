using CrmPayments.Emulator.Gateways.Faults;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>authCaptureTransaction, authOnlyTransaction, priorAuthCaptureTransaction.</summary>
internal static class AuthorizeNetCharges
{
    public static VendorAnswer Charge(AuthorizeNetCall call, bool capture)
    {
        var payer = AuthorizeNetPayer.Read(call);
        if (payer.Refusal is { } refusal) return refusal;
        if (payer.Instrument is not { } instrument) return AuthorizeNetOutcomes.Refused(call, payer.Wrong);
        if (call.Amount is not { } amount) return AuthorizeNetOutcomes.Refused(call, "5");
        if (call.Text("currencyCode") is not ("" or AuthorizeNetCredentials.Currency)) return AuthorizeNetOutcomes.Refused(call, "39");
        var transaction = new AuthorizeNetTransaction
        {
            Id = AuthorizeNetCall.NewId(),
            Type = call.Text("transactionType"),
            Amount = amount,
            Status = capture ? AuthorizeNetStatus.Captured : AuthorizeNetStatus.Authorized,
            InvoiceNumber = call.Text("order.invoiceNumber"),
            Description = call.Text("order.description"),
            RefId = call.RefId ?? "",
            Instrument = instrument,
            ProfileId = payer.ProfileId,
            PaymentProfileId = payer.PaymentProfileId,
            Email = payer.Email,
            Recurring = call.Setting("recurringBilling") is "true" or "1",
            SubmittedOn = call.Now,
        };
        return AuthorizeNetDuplicates.Find(call, transaction) is { } first ? AuthorizeNetOutcomes.Duplicate(call, first) : Decide(call, transaction, capture);
    }

    public static VendorAnswer Capture(AuthorizeNetCall call) => call.Page.Find<AuthorizeNetTransaction>(call.Text("refTransId")) switch
    {
        { Status: AuthorizeNetStatus.Authorized } held => Captured(call, held),
        { Status: AuthorizeNetStatus.Captured or AuthorizeNetStatus.Settled } done => AuthorizeNetOutcomes.Approved(call, done, "311"),
        _ => AuthorizeNetOutcomes.Refused(call, "16"),
    };

    private static VendorAnswer Captured(AuthorizeNetCall call, AuthorizeNetTransaction held)
    {
        if ((call.Amount ?? held.Amount) > held.Amount) return AuthorizeNetOutcomes.Refused(call, "47");
        var captured = call.Page.Put(held with { Status = AuthorizeNetStatus.Captured, Amount = call.Amount ?? held.Amount });
        call.Events.Created("priorAuthCapture", captured);
        return AuthorizeNetOutcomes.Approved(call, captured);
    }

    private static VendorAnswer Decide(AuthorizeNetCall call, AuthorizeNetTransaction transaction, bool capture)
    {
        if (Decline(call, transaction.Instrument, transaction.Amount) is { } told)
        {
            // What the processor said may be told with the reason code: 2:51 is reason code and raw code.
            var codes = told.Split(':');
            var code = codes[0];
            var status = AuthorizeNetReasons.ResponseCode(code) == 2 ? AuthorizeNetStatus.Declined : AuthorizeNetStatus.GeneralError;
            var declined = call.Page.Put(transaction with { Status = status, ResponseCode = AuthorizeNetReasons.ResponseCode(code), ReasonCode = code, RawCode = codes.ElementAtOrDefault(1) ?? "" });
            return AuthorizeNetOutcomes.Refused(call, code, declined);
        }

        call.Page.Put(transaction);
        call.Events.Created(capture ? "authcapture" : "authorization", transaction);
        return AuthorizeNetOutcomes.Approved(call, transaction);
    }

    // Published: the zip code, bank debits above 100, and what a date says by itself.
    private static string? Decline(AuthorizeNetCall call, AuthorizeNetInstrument instrument, decimal amount)
    {
        if (call.DeclineWith is { } asked) return asked.Length > 0 ? asked : "2";
        if (instrument.Expires <= call.Now) return "8";
        return instrument.Zip == AuthorizeNetCards.DecliningZip || (instrument.IsBankAccount && amount > 100m) ? "2" : null;
    }
}
