using CrmPayments.Emulator.Gateways.Faults;

namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>sale, auth, validate and capture.</summary>
internal static class NmiSales
{
    public static VendorAnswer Charge(NmiCall call)
    {
        var stored = call.Page.Find<NmiVaulted>(call.Text("customer_vault_id"));
        if (stored is null && call.Text("customer_vault_id").Length > 0) return call.Error("Invalid Customer Vault Id Specified");
        var (instrument, wrong) = stored is null ? NmiCards.Read(call) : (stored.Instrument, "");
        if (instrument is null) return call.Error(wrong);
        var type = call.Text("type");
        if (call.Amount is not { } amount || (amount == 0m) != (type == "validate")) return call.Error("Invalid amount");
        var currency = call.Text("currency") is { Length: > 0 } named ? named : NmiCredentials.DefaultCurrency;
        if (!NmiCredentials.Currencies.Contains(currency)) return call.Error("Currency is not supported by any processor of this account");
        if (NmiDuplicates.Find(call, instrument, amount)) return call.Error("Duplicate transaction");
        return Decide(call, new NmiTransaction
        {
            Id = NmiCall.NewId(),
            Type = type,
            Amount = amount,
            Currency = currency,
            Condition = type == "auth" ? NmiCondition.Pending : type == "sale" ? NmiCondition.PendingSettlement : NmiCondition.Complete,
            OrderId = call.Text("orderid"),
            Instrument = instrument,
            VaultId = stored?.Id ?? "",
            Email = Own(call, "email", stored?.Email),
            FirstName = Own(call, "first_name", stored?.FirstName),
            LastName = Own(call, "last_name", stored?.LastName),
            Actions = [new NmiAction(type, amount, call.Now)],
        });
    }

    public static VendorAnswer Capture(NmiCall call)
    {
        if (call.Page.Find<NmiTransaction>(call.Text("transactionid")) is not { } held) return call.Error("Transaction not found");
        if (held is not { Type: "auth", Condition: NmiCondition.Pending }) return call.Error("A capture requires that the existing transaction be an AUTH");
        var amount = call.Text("amount").Length == 0 ? held.Amount : call.Amount ?? 0m;
        if (amount == 0m) return call.Error("Invalid amount");
        if (amount > held.Amount) return call.Error($"The specified amount of {NmiAnswers.Wire(amount)} exceeds the authorization amount of {NmiAnswers.Wire(held.Amount)}");
        var captured = call.Page.Put(held.Then(new NmiAction("capture", amount, call.Now), NmiCondition.PendingSettlement) with { Amount = amount });
        call.Events.Tell(captured);
        return call.About(captured);
    }

    private static VendorAnswer Decide(NmiCall call, NmiTransaction transaction)
    {
        if (Decline(call, transaction) is { } told)
        {
            // What the network advises may be told with NMI's code: 202:51:24 is NMI's, the issuer's (NMI tells none) and the advice code.
            var codes = told.Split(':');
            var code = codes[0];
            if (code[0] != '2') return call.Error(NmiCodes.Text(code), code);
            var no = transaction.Actions[0] with { Code = code, Text = NmiCodes.Text(code), Advice = codes.ElementAtOrDefault(2) ?? "" };
            transaction = transaction with { Condition = NmiCondition.Failed, Actions = [no] };
        }

        call.Page.Put(transaction);
        call.Events.Tell(transaction);
        var isStored = transaction.Condition != NmiCondition.Failed && call.Text("customer_vault") == "add_customer";
        return call.About(transaction, vaultId: isStored ? NmiVault.Store(call, transaction.Instrument) : transaction.VaultId);
    }

    // Published: amounts below 1.00 are declined. That an ended card is, is what its date says.
    private static string? Decline(NmiCall call, NmiTransaction transaction)
    {
        if (call.AskedDecline is { } asked) return asked;
        if (NmiIssuing.Decline(call, transaction) is { } no) return no;
        if (transaction.Instrument.IsExpired(call.Now)) return "223";
        return transaction.Amount is > 0m and < 1m ? "200" : null;
    }

    private static string Own(NmiCall call, string field, string? stored) => call.Text(field) is { Length: > 0 } own ? own : stored ?? "";
}
