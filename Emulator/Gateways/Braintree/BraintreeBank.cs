using CrmPayments.Emulator.Gateways.Books;
using static CrmPayments.Emulator.Gateways.Braintree.BraintreeVerdict;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>The rules of moving money at Braintree, within one unit of work. Both of its APIs end here.</summary>
public sealed class BraintreeBank(Page page, DateTimeOffset now)
{
    // Merchant-wide and on by default, as in a fresh sandbox account.
    private static readonly TimeSpan DuplicateWindow = TimeSpan.FromSeconds(30);

    public BraintreeVerdict Charge(BraintreeChargeOrder order)
    {
        if (BraintreeMerchantAccounts.CurrencyOf(order.MerchantAccountId) is not { } currency)
            return new Refused(new("91513", "merchant_account_id", "Merchant account ID is invalid."));
        if (order.OrderId.Length > 255) return new Refused(new("91501", "order_id", "Order ID is too long."));
        var (amount, refusal) = BraintreeAmount.Read(order.Amount, currency);
        if (refusal is not null) return new Refused(refusal);
        return AtMostOnce(order.RequestKey, $"charge {order.MethodToken} {order.Instrument.UniqueNumber} {amount} {currency} {order.OrderId}", () => Book(order, amount, currency));
    }

    /// <param name="saleId">Legacy id.</param>
    /// <param name="amountText">Null: all that is left.</param>
    /// <param name="orderId">Null: the sale's.</param>
    /// <param name="requestKey">apiRequestKey, or empty.</param>
    /// <param name="declineWith">The code of an injected decline, or null.</param>
    public BraintreeVerdict Refund(string saleId, string? amountText, string? orderId, string requestKey, string? declineWith)
    {
        if (page.Find<BraintreeTransaction>(saleId) is not { } sale) return new Refused(BraintreeRefusal.NotFound("transaction", saleId));
        return AtMostOnce(requestKey, $"refund {saleId} {amountText} {orderId}", () => BookRefund(sale, amountText, orderId, declineWith));
    }

    public BraintreeVerdict Void(string id, string requestKey, string? declineWith)
    {
        if (page.Find<BraintreeTransaction>(id) is not { } transaction) return new Refused(BraintreeRefusal.NotFound("transaction", id));
        return AtMostOnce(requestKey, $"void {id}", () => declineWith is null && BraintreeStatus.IsVoidable(transaction.Status, transaction.Instrument.IsPayPal)
            ? new Booked(page.Put(transaction.Moved(BraintreeStatus.Voided, now)))
            : new Refused(new("91504", "base", "Transaction can only be voided if status is authorized, submitted_for_settlement, or - for PayPal - settlement_pending.")));
    }

    /// <summary>Voids what is not settled, refunds what is.</summary>
    public BraintreeVerdict Reverse(string saleId, string requestKey, string? declineWith)
    {
        if (page.Find<BraintreeTransaction>(saleId) is not { } sale) return new Refused(BraintreeRefusal.NotFound("transaction", saleId));
        return AtMostOnce(requestKey, $"reverse {saleId}", () => BraintreeStatus.IsRefundable(sale.Status)
            ? BookRefund(sale, null, null, declineWith)
            : Void(saleId, "", declineWith));
    }

    /// <summary>Submits an authorized sale for settlement, whole or in part.</summary>
    public BraintreeVerdict Submit(string id, string? amountText)
    {
        if (page.Find<BraintreeTransaction>(id) is not { } sale) return new Refused(BraintreeRefusal.NotFound("transaction", id));
        if (sale.Status != BraintreeStatus.Authorized) return new Refused(new("91507", "base", "Cannot submit for settlement unless status is authorized."));
        if (string.IsNullOrEmpty(amountText)) return new Booked(page.Put(sale.Moved(BraintreeStatus.SubmittedForSettlement, now)));
        var (amount, refusal) = BraintreeAmount.Read(amountText, sale.Currency);
        if (refusal is null && amount > sale.Amount) refusal = new("91522", "amount", "Settlement amount is too large.");
        return refusal is null ? new Booked(page.Put((sale with { Amount = amount }).Moved(BraintreeStatus.SubmittedForSettlement, now))) : new Refused(refusal);
    }

    /// <summary>What of a sale has not gone back and is not going back.</summary>
    public decimal Remaining(BraintreeTransaction sale) =>
        sale.Amount - page.OwnedBy<BraintreeTransaction>(sale.Id).Where(credit => BraintreeStatus.IsLive(credit.Status)).Sum(credit => credit.Amount);

    private BraintreeVerdict BookRefund(BraintreeTransaction sale, string? amountText, string? orderId, string? declineWith)
    {
        if (!sale.IsSale) return new Refused(new("91505", "base", "Cannot refund a credit."));
        if (!BraintreeStatus.IsRefundable(sale.Status)) return new Refused(new("91506", "base", "Cannot refund transaction unless it is settled."));
        var left = Remaining(sale);
        if (left == 0m) return new Refused(new("91512", "base", "Transaction has already been completely refunded."));
        var (amount, refusal) = amountText is null ? (left, null) : BraintreeAmount.Read(amountText, sale.Currency);
        if (refusal is not null) return new Refused(refusal);
        if (amount > left) return new Refused(new("91521", "amount", "Refund amount is too large."));
        // PayPal refuses to be told "the rest" once a part is gone; it wants the amount.
        var afterPartial = sale.Instrument.IsPayPal && amountText is null && left < sale.Amount;
        return new Booked(page.Put(Credit(sale, amount, orderId, afterPartial ? BraintreeProcessor.RefundAfterPartial : BraintreeProcessor.RefundDecline(sale.Amount, amount, declineWith))));
    }

    private BraintreeTransaction Credit(BraintreeTransaction sale, decimal amount, string? orderId, string? declinedWith) => (sale with
    {
        Id = VendorIds.Braintree(),
        RefundedId = sale.Id,
        Amount = amount,
        OrderId = orderId ?? sale.OrderId,
        CreatedOn = now,
        DisbursedOn = null,
        ProcessorCode = declinedWith ?? BraintreeProcessor.Approved,
        History = [],
    }).Moved(declinedWith is null ? BraintreeStatus.SubmittedForSettlement : BraintreeStatus.ProcessorDeclined, now);

    private Booked Book(BraintreeChargeOrder order, decimal amount, string currency)
    {
        var first = order.RequestKey.Length == 0 ? Duplicated(order, amount, currency) : null;
        var (status, code, rejection) = first is null
            ? BraintreeProcessor.Authorize(amount, order.Instrument, order.DeclineWith ?? BraintreeIssuing.Decline(order, amount, currency, now))
            : (BraintreeStatus.GatewayRejected, "", "duplicate");

        // What the network said may be told with the processor's code: 2001:51:24 is processor, response and advice code.
        var codes = code.Split(':');
        var sale = new BraintreeTransaction
        {
            Id = VendorIds.Braintree(),
            Amount = amount,
            Currency = currency,
            MerchantAccountId = order.MerchantAccountId,
            Status = status,
            OrderId = order.OrderId,
            CustomerId = order.CustomerId,
            MethodToken = order.MethodToken,
            Instrument = order.Instrument,
            Source = order.Source,
            ProcessorCode = codes[0],
            NetworkCode = codes.ElementAtOrDefault(1) ?? "",
            AdviceCode = codes.ElementAtOrDefault(2) ?? "",
            RejectionReason = rejection,
            DuplicateOf = first?.Id ?? "",
            CreatedOn = now,
        };
        return new Booked(page.Put(WithFirstHistory(sale, order.Submit)));
    }

    private BraintreeTransaction WithFirstHistory(BraintreeTransaction sale, bool submit)
    {
        if (sale.Status != BraintreeStatus.SubmittedForSettlement) return sale.Moved(sale.Status, now);
        var authorized = sale.Moved(BraintreeStatus.Authorized, now);
        return submit ? authorized.Moved(BraintreeStatus.SubmittedForSettlement, now) : authorized;
    }

    private BraintreeTransaction? Duplicated(BraintreeChargeOrder order, decimal amount, string currency) =>
        page.WithReference<BraintreeTransaction>(order.OrderId).FirstOrDefault(earlier =>
            earlier.IsSale && BraintreeStatus.IsLive(earlier.Status) && now - earlier.CreatedOn < DuplicateWindow
            && earlier.Amount == amount && earlier.Currency == currency && SameInstrument(earlier.Instrument, order.Instrument));

    private static bool SameInstrument(BraintreeInstrument one, BraintreeInstrument other) =>
        (one.UniqueNumber, one.ExpirationMonth, one.ExpirationYear) == (other.UniqueNumber, other.ExpirationMonth, other.ExpirationYear);

    private BraintreeVerdict AtMostOnce(string key, string input, Func<BraintreeVerdict> work)
    {
        if (key.Length == 0) return work();
        if (key.Length > 255) return new Refused(new("915230", "api_request_key", "API request key is too long."));
        if (Remembered(key) is { } earlier)
        {
            return earlier.Input == input
                ? new Booked(page.Find<BraintreeTransaction>(earlier.TransactionId) ?? throw new InvalidDataException("A request key outlived its transaction."))
                : new Refused(new("915232", "api_request_key", "API request key was already used with a different input."));
        }

        var verdict = work();
        if (verdict is Booked booked) page.Put(new BraintreeRequestKey(key, input, booked.Transaction.Id, now));
        return verdict;
    }

    private BraintreeRequestKey? Remembered(string key) =>
        page.Find<BraintreeRequestKey>(key) is { } used && now - used.UsedOn < BraintreeRequestKey.Window ? used : null;
}
