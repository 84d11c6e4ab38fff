using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>Payments: captures with their refunds, authorizations with their captures and voids.</summary>
internal static class PayPalPayments
{
    private static readonly TimeSpan RefundWindow = TimeSpan.FromDays(180);

    public static PayPalAnswer GetCapture(PayPalCall call) =>
        call.Page.Find<PayPalCapture>(call.Id) is { } capture ? PayPalAnswer.Ok(new PayPalJson(call.Page).Capture(capture)) : PayPalAnswer.Missing();

    public static PayPalAnswer GetRefund(PayPalCall call) =>
        call.Page.Find<PayPalRefund>(call.Id) is { } refund ? PayPalAnswer.Ok(new PayPalJson(call.Page).Refund(refund)) : PayPalAnswer.Missing();

    public static PayPalAnswer GetAuthorization(PayPalCall call) =>
        call.Page.Find<PayPalAuthorization>(call.Id) is { } authorization ? PayPalAnswer.Ok(PayPalJson.Authorization(authorization)) : PayPalAnswer.Missing();

    public static PayPalAnswer Refund(PayPalCall call)
    {
        if (call.Page.Find<PayPalCapture>(call.Id) is not { } capture) return PayPalAnswer.Missing();
        if (State(call, capture) is { } refusal) return refusal;
        var left = capture.Amount - call.Page.OwnedBy<PayPalRefund>(capture.Id).Where(refund => refund.IsLive).Sum(refund => refund.Amount);
        if (left == 0m) return PayPalAnswer.Refused("CAPTURE_FULLY_REFUNDED", "The capture has already been fully refunded");
        var amount = left;
        if (call.Body["amount"] is { } asked)
        {
            if (PayPalMoney.Problem(asked, "/amount", out amount) is { } wrong) return wrong;
            if (call.Text("amount.currency_code") != capture.Currency) return PayPalAnswer.Refused("REFUND_CAPTURE_CURRENCY_MISMATCH", "Refund must be in the same currency as the capture", "/amount/currency_code");
        }

        if (amount > left) return PayPalAnswer.Refused("REFUND_AMOUNT_EXCEEDED", "The refund amount must be less than or equal to the capture amount that has not yet been refunded.", "/amount/value");
        if (capture.DisputeId.Length > 0 && capture.DisputeOutcome.Length == 0 && amount < capture.Amount) return PayPalAnswer.Refused("TRANSACTION_DISPUTED", "Partial refunds cannot be offered at this time because there is an open case on this transaction.");
        var invoiceId = call.Text("invoice_id");
        return invoiceId.Length > 0 && call.Page.WithReference<PayPalRefund>(invoiceId).Any()
            ? PayPalAnswer.Refused("DUPLICATE_INVOICE_ID", "Requested invoice_id has been previously used for refund, capture, or authorization.", "/invoice_id")
            : Book(call, capture, amount);
    }

    public static PayPalAnswer CaptureAuthorization(PayPalCall call)
    {
        if (call.Page.Find<PayPalAuthorization>(call.Id) is not { } authorization) return PayPalAnswer.Missing();
        if (authorization.Status != PayPalAuthorization.Created)
            return PayPalAnswer.Refused(authorization.Status == PayPalAuthorization.Voided ? "AUTHORIZATION_VOIDED" : "AUTHORIZATION_ALREADY_CAPTURED", "The authorization cannot be captured any more.");
        call.Page.Put(authorization with { Status = PayPalAuthorization.Captured });
        var capture = call.Page.Put(new PayPalCapture
        {
            Id = VendorIds.PayPal(),
            OrderId = authorization.OrderId,
            AuthorizationId = authorization.Id,
            Status = PayPalCapture.Completed,
            Amount = authorization.Amount,
            Currency = authorization.Currency,
            InvoiceId = authorization.InvoiceId,
            CustomId = authorization.CustomId,
            CreatedOn = call.Now,
        });
        call.Events.About("PAYMENT.CAPTURE.COMPLETED", capture);
        return PayPalAnswer.Created(new PayPalJson(call.Page).Capture(capture));
    }

    public static PayPalAnswer Void(PayPalCall call)
    {
        if (call.Page.Find<PayPalAuthorization>(call.Id) is not { } authorization) return PayPalAnswer.Missing();
        if (authorization.Status == PayPalAuthorization.Voided) return PayPalAnswer.Refused("PREVIOUSLY_VOIDED", "Authorization has been previously voided and hence cannot be voided again.");
        if (authorization.Status == PayPalAuthorization.Captured) return PayPalAnswer.Refused("PREVIOUSLY_CAPTURED", "Authorization has been previously captured and hence cannot be voided.");
        if (call.DeclineWith is { } code) return PayPalAnswer.Refused(code.Length > 0 ? code : "CANNOT_BE_VOIDED");
        var voided = call.Page.Put(authorization with { Status = PayPalAuthorization.Voided });
        call.Events.About("PAYMENT.AUTHORIZATION.VOIDED", voided);
        return PayPalAnswer.Ok(PayPalJson.Authorization(voided));
    }

    private static PayPalAnswer? State(PayPalCall call, PayPalCapture capture)
    {
        if (capture.Status == PayPalCapture.Pending) return PayPalAnswer.Refused("PENDING_CAPTURE", "Cannot initiate a refund as the capture is pending.");
        if (capture.Status != PayPalCapture.Completed) return PayPalAnswer.Refused("REFUND_NOT_ALLOWED", "The capture cannot be refunded.");
        if (capture.DisputeOutcome == PayPalEvents.ForTheBuyer) return PayPalAnswer.Refused("REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK", "Refunds not allowed on this capture due to a chargeback on the card or bank.");
        if (call.Now - capture.CreatedOn > RefundWindow) return PayPalAnswer.Refused("REFUND_TIME_LIMIT_EXCEEDED", "You are over the time limit to perform a refund on this capture");
        return call.DeclineWith is { } code ? PayPalAnswer.Refused(code.Length > 0 ? code : "REFUND_NOT_ALLOWED", "The refund was refused.") : null;
    }

    private static PayPalAnswer Book(PayPalCall call, PayPalCapture capture, decimal amount)
    {
        var refund = call.Page.Put(new PayPalRefund
        {
            Id = VendorIds.PayPal(),
            CaptureId = capture.Id,
            OrderId = capture.OrderId,
            Amount = amount,
            Currency = capture.Currency,
            Status = PayPalRefund.Completed,
            InvoiceId = call.Text("invoice_id"),
            CustomId = call.Text("custom_id"),
            Note = call.Text("note_to_payer"),
            CreatedOn = call.Now,
        });
        call.Events.About("PAYMENT.CAPTURE.REFUNDED", refund);
        return PayPalAnswer.Created(new PayPalJson(call.Page).Refund(refund));
    }
}
