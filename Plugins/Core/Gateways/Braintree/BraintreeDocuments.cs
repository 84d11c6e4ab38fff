namespace CrmPayments.Core.Gateways.Braintree;

/// <summary>The GraphQL documents we send; each is valid against Braintree's published schema (apiRequestKey is newer than it).</summary>
internal static class BraintreeDocuments
{
    public const string Ping = "query{ping}";

    public const string GlobalId = "query($legacyId:ID!,$type:LegacyIdType!){idFromLegacyId(legacyId:$legacyId,type:$type)}";

    public const string Charge = "mutation($input:ChargePaymentMethodInput!){chargePaymentMethod(input:$input){transaction{" + ChargeFields + "}}}";

    public const string Refund = "mutation($input:RefundTransactionInput!){refundTransaction(input:$input){refund{" + RefundFields + "}}}";

    public const string Reverse =
        "mutation($input:ReverseTransactionInput!){reverseTransaction(input:$input){reversal{__typename"
        + " ...on Transaction{id legacyId status amount{value currencyCode}} ...on Refund{" + RefundFields + "}}}}";

    public const string FindCharge = "query($id:ID!){node(id:$id){__typename ...on Transaction{" + ChargeFields + "}}}";

    public const string SearchCharges =
        "query($input:TransactionSearchInput!){search{transactions(input:$input,first:50){edges{node{" + ChargeFields + "}}}}}";

    public const string SearchRefunds = "query($input:RefundSearchInput!){search{refunds(input:$input,first:50){edges{node{" + RefundFields + "}}}}}";

    private const string History =
        "statusHistory{status timestamp"
        + " ...on ProcessorDeclinedEvent{processorResponse{legacyCode message} networkResponse{code} merchantAdviceCodeResponse{code}}"
        + " ...on GatewayRejectedEvent{gatewayRejectionReason}"
        + " ...on FailedEvent{processorResponse{legacyCode message}}"
        + " ...on SettlementDeclinedEvent{processorResponse{legacyCode message}}}";

    private const string RefundFields =
        "id legacyId status orderId amount{value currencyCode} refundedTransaction{legacyId}"
        + " paymentMethodSnapshot{__typename ...on CreditCardTransactionDetails{acquirerReferenceNumber}} " + History;

    private const string CardFields = "brandCode last4 expirationMonth expirationYear origin{type}";

    private const string ChargeFields =
        "id legacyId status orderId createdAt amount{value currencyCode} customFields{name value} customer{email} disputes{status}"
        + " paymentMethod{legacyId}"
        + " paymentMethodSnapshot{__typename ...on CreditCardDetails{" + CardFields + "}"
        + " ...on CreditCardTransactionDetails{creditCard{" + CardFields + "}}"
        + " ...on PayPalTransactionDetails{payer{email}} ...on UsBankAccountDetails{last4 bankName}}"
        + " refunds{" + RefundFields + "} " + History;
}
