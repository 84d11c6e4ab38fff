using CrmPayments.Emulator.Gateways.Faults;

namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>refund and void. The account's processor wants a charge settled before it is refunded.</summary>
internal static class NmiRefunds
{
    public static VendorAnswer Refund(NmiCall call)
    {
        if (Named(call) is not { } charge) return call.Error("Transaction not found");
        if (charge.IsRefund || charge.Condition != NmiCondition.Complete || charge.Amount == 0m) return call.Error("The processor refunds settled sales only");
        if (!NamesItsKind(call, charge)) return call.Error("Invalid payment type");
        if (call.Amount is null && call.Text("amount").Length > 0) return call.Error("Invalid amount");
        var left = charge.Amount - call.Page.OwnedBy<NmiTransaction>(charge.Id).Where(IsBooked).Sum(refund => refund.Amount);
        var amount = call.Amount is > 0m and var some ? some : left;
        if (amount > left || left == 0m) return call.Error("Refund amount may not exceed the transaction balance");
        return Book(call, charge, amount);
    }

    public static VendorAnswer Void(NmiCall call)
    {
        if (Named(call) is not { } transaction) return call.Error("Transaction not found");
        if (!NamesItsKind(call, transaction)) return call.Error("Invalid payment type");
        if (call.AskedDecline is { } asked) return call.Error(NmiCodes.Text(asked), asked);
        if (!NmiCondition.IsVoidable(transaction.Condition)) return call.Error("Only transactions pending settlement can be voided");
        var voided = call.Page.Put(transaction.Then(new NmiAction("void", transaction.Amount, call.Now), NmiCondition.Canceled));
        call.Events.Tell(voided);
        return call.About(voided, "Transaction Void Successful");
    }

    private static NmiTransaction? Named(NmiCall call) => call.Page.Find<NmiTransaction>(call.Text("transactionid"));

    private static bool NamesItsKind(NmiCall call, NmiTransaction transaction) => (call.Text("payment") == "check") == transaction.Instrument.IsCheck;

    private static bool IsBooked(NmiTransaction refund) => refund.Condition is not (NmiCondition.Canceled or NmiCondition.Failed);

    private static VendorAnswer Book(NmiCall call, NmiTransaction charge, decimal amount)
    {
        var code = call.AskedDecline ?? "100";
        if (code[0] is not ('1' or '2')) return call.Error(NmiCodes.Text(code), code);
        var done = new NmiAction(NmiTransaction.RefundType, -amount, call.Now, code, code == "100" ? "SUCCESS" : NmiCodes.Text(code));
        var refund = call.Page.Put(charge with
        {
            Id = NmiCall.NewId(),
            Type = NmiTransaction.RefundType,
            OriginalId = charge.Id,
            Amount = amount,
            Condition = done.Succeeded ? NmiCondition.PendingSettlement : NmiCondition.Failed,
            OrderId = call.Text("orderid"),
            Actions = [done],
        });
        call.Events.Tell(refund);
        return call.About(refund);
    }
}
