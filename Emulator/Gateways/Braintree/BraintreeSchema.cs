using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Braintree.GraphQL;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>The part of Braintree's GraphQL schema that the simulator answers: names and shapes are the vendor's (graphql-api, schema.graphql).</summary>
internal sealed class BraintreeSchema(Page page)
{
    private static readonly string[] StatusEvents =
    [
        "AuthorizedEvent", "SubmittedForSettlementEvent", "SettlingEvent", "SettlementConfirmedEvent", "SettlementPendingEvent", "SettlementDeclinedEvent",
        "SettledEvent", "VoidedEvent", "FailedEvent", "ProcessorDeclinedEvent", "GatewayRejectedEvent",
    ];

    /// <summary>Everything but the roots, Query and Mutation.</summary>
    public Schema Build()
    {
        var schema = new Schema();
        Abstractions(schema);
        Payments(schema);
        Events(schema);
        Methods(schema);
        Customers(schema);
        Disputes(schema);
        return schema;
    }

    public static Node Node(BraintreeTransaction transaction) => new(transaction.IsSale ? "Transaction" : "Refund", transaction);

    public static Node Node(BraintreeMethod method) => new("PaymentMethod", method);

    public static Node Node(BraintreeCustomer customer) => new("Customer", customer);

    public static string Timestamp(DateTimeOffset on) => on.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static Node Money(decimal amount, string currency) => new("MonetaryAmount", (amount, currency));

    private static void Abstractions(Schema schema)
    {
        schema.Abstraction("Node", "id");
        schema.Abstraction(
            "Payment", "id", "legacyId", "createdAt", "amount:MonetaryAmount", "orderId", "status", "statusHistory:PaymentStatusEvent", "merchantAccountId",
            "source", "paymentMethodSnapshot:PaymentMethodSnapshot");
        schema.Abstraction("PaymentStatusEvent", "status", "timestamp", "amount:MonetaryAmount", "source", "terminal");
        schema.Abstraction("PaymentMethodSnapshot");
        schema.Abstraction("PaymentMethodDetails");
        schema.Type("MonetaryAmount")
            .Scalar<(decimal Amount, string Currency)>("value", money => BraintreeAmount.Write(money.Amount, money.Currency))
            .Scalar<(decimal Amount, string Currency)>("currencyCode", money => money.Currency)
            .Scalar<(decimal Amount, string Currency)>("currencyIsoCode", money => money.Currency);
    }

    private void Payments(Schema schema)
    {
        Payment(schema.Type("Transaction", "Node", "Payment", "PaymentReversal"))
            .Scalar<BraintreeTransaction>("channel", _ => null)
            .Scalar<BraintreeTransaction>("merchantId", _ => BraintreeCredentials.MerchantId)
            .Scalar<BraintreeTransaction>("purchaseOrderNumber", _ => null)
            .Scalar<BraintreeTransaction>("retried", _ => false)
            .Field<BraintreeTransaction>("processorResponse", "TransactionAuthorizationProcessorResponse", (sale, _) => Processor(sale))
            .Field<BraintreeTransaction>("refunds", "Refund", (sale, _) => page.OwnedBy<BraintreeTransaction>(sale.Id).Select(Node))
            .Field<BraintreeTransaction>("disputes", "Dispute", (sale, _) => page.OwnedBy<BraintreeDispute>(sale.Id).Select(dispute => new Node("Dispute", dispute)));
        Payment(schema.Type("Refund", "Node", "Payment", "PaymentReversal"))
            .Field<BraintreeTransaction>("refundedTransaction", "Transaction", (refund, _) => page.Find<BraintreeTransaction>(refund.RefundedId) is { } sale ? Node(sale) : null);
        schema.Type("DisbursementDetails").Scalar<DateTimeOffset>("date", on => on.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        schema.Type("CustomField").Scalar<object>("name", _ => null).Scalar<object>("value", _ => null);
    }

    private SchemaType Payment(SchemaType type) => type
        .Scalar<BraintreeTransaction>("id", GlobalId.Of)
        .Scalar<BraintreeTransaction>("legacyId", payment => payment.Id)
        .Scalar<BraintreeTransaction>("createdAt", payment => Timestamp(payment.CreatedOn))
        .Scalar<BraintreeTransaction>("paymentInitiatedAt", payment => Timestamp(payment.CreatedOn))
        .Scalar<BraintreeTransaction>("orderId", payment => payment.OrderId.Length > 0 ? payment.OrderId : null)
        .Scalar<BraintreeTransaction>("status", payment => payment.Status.ToUpperInvariant())
        .Scalar<BraintreeTransaction>("merchantAccountId", payment => payment.MerchantAccountId)
        .Scalar<BraintreeTransaction>("source", payment => payment.Source.Length > 0 ? payment.Source.ToUpperInvariant() : "API")
        .Field<BraintreeTransaction>("amount", "MonetaryAmount", (payment, _) => Money(payment.Amount, payment.Currency))
        .Field<BraintreeTransaction>("customFields", "CustomField", (_, _) => Array.Empty<object>())
        .Field<BraintreeTransaction>("statusHistory", "PaymentStatusEvent", (payment, _) => payment.History.Select(step => new Node(EventType(step.Status), new Told(payment, step))))
        .Field<BraintreeTransaction>("paymentMethodSnapshot", "PaymentMethodSnapshot", (payment, _) => Details(payment.Instrument, "PayPalTransactionDetails"))
        .Field<BraintreeTransaction>("paymentMethod", "PaymentMethod", (payment, _) => page.Find<BraintreeMethod>(payment.MethodToken) is { } method ? Node(method) : null)
        .Field<BraintreeTransaction>("customer", "Customer", (payment, _) => page.Find<BraintreeCustomer>(payment.CustomerId) is { } customer ? Node(customer) : null)
        .Field<BraintreeTransaction>("disbursementDetails", "DisbursementDetails", (payment, _) => payment.DisbursedOn is { } on ? new Node("DisbursementDetails", on) : null);

    private void Events(Schema schema)
    {
        foreach (var name in StatusEvents)
        {
            var type = schema.Type(name, "PaymentStatusEvent")
                .Scalar<Told>("status", it => it.Step.Status.ToUpperInvariant())
                .Scalar<Told>("timestamp", it => Timestamp(it.Step.On))
                .Scalar<Told>("source", _ => "API")
                .Scalar<Told>("terminal", it => !BraintreeStatus.IsLive(it.Step.Status) || it.Step.Status == BraintreeStatus.Settled)
                .Field<Told>("amount", "MonetaryAmount", (it, _) => Money(it.Step.Amount, it.Payment.Currency));
            if (name is "AuthorizedEvent" or "FailedEvent" or "ProcessorDeclinedEvent" or "GatewayRejectedEvent") Authorization(type);
            if (name is "SettledEvent" or "SettlementDeclinedEvent")
                type.Field<Told>("processorResponse", "TransactionSettlementProcessorResponse", (it, _) => new Node("TransactionSettlementProcessorResponse", it.Step));
        }

        schema.Type("TransactionSettlementProcessorResponse")
            .Scalar<BraintreeStatusEvent>("legacyCode", step => step.Status == BraintreeStatus.Settled ? "4000" : "4001")
            .Scalar<BraintreeStatusEvent>("message", step => step.Status == BraintreeStatus.Settled ? "Settled" : "Settlement Declined");
        schema.Type("TransactionAuthorizationProcessorResponse")
            .Scalar<string>("legacyCode", code => code)
            .Scalar<string>("message", BraintreeProcessor.Text)
            .Scalar<string>("authorizationId", _ => null)
            .Scalar<string>("additionalInformation", _ => null);
        foreach (var name in (string[])["PaymentNetworkResponse", "MerchantAdviceCodeResponse"])
            schema.Type(name).Scalar<string>("code", code => code).Scalar<string>("message", _ => null);
    }

    private void Authorization(SchemaType type)
    {
        type.Field<Told>("processorResponse", "TransactionAuthorizationProcessorResponse", (it, _) => Processor(it.Payment))
            .Field<Told>("networkResponse", "PaymentNetworkResponse", (it, _) => it.Payment.NetworkCode.Length > 0 ? new Node("PaymentNetworkResponse", it.Payment.NetworkCode) : null)
            .Field<Told>("merchantAdviceCodeResponse", "MerchantAdviceCodeResponse", (it, _) => it.Payment.AdviceCode.Length > 0 ? new Node("MerchantAdviceCodeResponse", it.Payment.AdviceCode) : null);
        if (type.Name == "ProcessorDeclinedEvent")
            type.Scalar<Told>("declineType", it => BraintreeProcessor.ResponseType(it.Payment.ProcessorCode).ToUpperInvariant());
        if (type.Name != "GatewayRejectedEvent") return;
        type.Scalar<Told>("gatewayRejectionReason", it => it.Payment.RejectionReason.ToUpperInvariant())
            .Field<Told>("duplicateOf", "Transaction", (it, _) => page.Find<BraintreeTransaction>(it.Payment.DuplicateOf) is { } first ? Node(first) : null);
    }

    private void Methods(Schema schema)
    {
        schema.Type("PaymentMethod", "Node")
            .Scalar<BraintreeMethod>("id", GlobalId.Of)
            .Scalar<BraintreeMethod>("legacyId", method => method.Id)
            .Scalar<BraintreeMethod>("usage", _ => "MULTI_USE")
            .Scalar<BraintreeMethod>("createdAt", method => Timestamp(method.CreatedOn))
            .Field<BraintreeMethod>("details", "PaymentMethodDetails", (method, _) => Details(method.Instrument, "PayPalAccountDetails"))
            .Field<BraintreeMethod>("customer", "Customer", (method, _) => page.Find<BraintreeCustomer>(method.CustomerId) is { } customer ? Node(customer) : null);
        schema.Type("CreditCardDetails", "PaymentMethodDetails", "PaymentMethodSnapshot")
            .Scalar<BraintreeInstrument>("brandCode", BrandCode)
            .Scalar<BraintreeInstrument>("brand", card => card.Brand)
            .Scalar<BraintreeInstrument>("last4", card => card.LastFour)
            .Scalar<BraintreeInstrument>("bin", card => card.Bin)
            .Scalar<BraintreeInstrument>("expirationMonth", card => card.ExpirationMonth)
            .Scalar<BraintreeInstrument>("expirationYear", card => card.ExpirationYear)
            .Scalar<BraintreeInstrument>("cardholderName", _ => null)
            .Scalar<BraintreeInstrument>("uniqueNumberIdentifier", card => card.UniqueNumber)
            .Field<BraintreeInstrument>("origin", "PaymentMethodOrigin", (card, _) => card.Kind == BraintreeInstrument.CreditCard ? null : new Node("PaymentMethodOrigin", card));
        schema.Type("CreditCardTransactionDetails", "PaymentMethodSnapshot")
            .Field<BraintreeInstrument>("creditCard", "CreditCardDetails", (card, _) => new Node("CreditCardDetails", card))
            .Scalar<BraintreeInstrument>("networkTransactionId", _ => null)
            .Scalar<BraintreeInstrument>("acquirerReferenceNumber", _ => null);
        schema.Type("UsBankAccountDetails", "PaymentMethodDetails", "PaymentMethodSnapshot")
            .Scalar<BraintreeInstrument>("last4", account => account.LastFour)
            .Scalar<BraintreeInstrument>("bankName", _ => null);
        schema.Type("PaymentMethodOrigin").Scalar<BraintreeInstrument>("type", card => card.Kind == BraintreeInstrument.ApplePay ? "APPLE_PAY" : "GOOGLE_PAY");
        schema.Type("PayPalAccountDetails", "PaymentMethodDetails")
            .Scalar<BraintreeInstrument>("email", account => account.PayerEmail)
            .Scalar<BraintreeInstrument>("payerId", _ => null);
        schema.Type("PayPalTransactionDetails", "PaymentMethodSnapshot")
            .Field<BraintreeInstrument>("payer", "PayPalPayer", (account, _) => new Node("PayPalPayer", account));
        schema.Type("PayPalPayer").Scalar<BraintreeInstrument>("email", account => account.PayerEmail);
    }

    private static void Customers(Schema schema) => schema.Type("Customer", "Node")
        .Scalar<BraintreeCustomer>("id", customer => GlobalId.Of(GlobalId.CustomerKind, customer.Id))
        .Scalar<BraintreeCustomer>("legacyId", customer => customer.Id)
        .Scalar<BraintreeCustomer>("createdAt", customer => Timestamp(customer.CreatedOn))
        .Scalar<BraintreeCustomer>("email", customer => customer.Email)
        .Scalar<BraintreeCustomer>("firstName", customer => customer.FirstName)
        .Scalar<BraintreeCustomer>("lastName", customer => customer.LastName)
        .Scalar<BraintreeCustomer>("company", customer => customer.Company)
        .Scalar<BraintreeCustomer>("phoneNumber", customer => customer.Phone);

    private void Disputes(Schema schema) => schema.Type("Dispute", "Node")
        .Scalar<BraintreeDispute>("id", dispute => GlobalId.Of(GlobalId.DisputeKind, dispute.Id))
        .Scalar<BraintreeDispute>("legacyId", dispute => dispute.Id)
        .Scalar<BraintreeDispute>("status", dispute => dispute.Status.ToUpperInvariant())
        .Scalar<BraintreeDispute>("type", _ => "CHARGEBACK")
        .Scalar<BraintreeDispute>("createdAt", dispute => Timestamp(dispute.ReceivedOn))
        .Field<BraintreeDispute>("amountDisputed", "MonetaryAmount", (dispute, _) => Money(dispute.Amount, page.Find<BraintreeTransaction>(dispute.TransactionId)?.Currency ?? ""))
        .Field<BraintreeDispute>("transaction", "Transaction", (dispute, _) => page.Find<BraintreeTransaction>(dispute.TransactionId) is { } sale ? Node(sale) : null);

    private static Node? Processor(BraintreeTransaction payment) =>
        payment.ProcessorCode.Length > 0 ? new Node("TransactionAuthorizationProcessorResponse", payment.ProcessorCode) : null;

    private static Node Details(BraintreeInstrument instrument, string payPalType) => new(instrument.IsPayPal ? payPalType : "CreditCardDetails", instrument);

    private static string BrandCode(BraintreeInstrument card) => card.Brand switch
    {
        "American Express" => "AMERICAN_EXPRESS",
        "MasterCard" => "MASTERCARD",
        _ => card.Brand.ToUpperInvariant(),
    };

    // "submitted_for_settlement" is told by a SubmittedForSettlementEvent.
    private static string EventType(string status) =>
        string.Concat(status.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Event";

    private sealed record Told(BraintreeTransaction Payment, BraintreeStatusEvent Step);
}
